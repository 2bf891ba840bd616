from pathlib import Path

from django.apps import AppConfig


class ComitesConfig(AppConfig):
    name = "comites"

    def ready(self) -> None:
        from acteurs.passation.registre import declarer as declarer_genres
        from acteurs.passation.registre import declarer_historique
        from cirj.socle.journal_ecritures import declarer
        from cirj.socle.journal_phrases import declarer_lectures
        from cirj.socle.regles_connues import declarer_regles
        from cirj.socle.rls.definitions import declarer as declarer_definitions
        from comites.attentes import attentes_des_comites
        from comites.chronologie import decisions_par_blocage, evenements_des_comites
        from comites.journalises import JOURNALISEES, LECTURES
        from comites.passation import GENRES, HISTORIQUE
        from comites.regles_datees import REGLES
        from comites.rls.tables import TABLES
        from parcours.alertes.recapitulatif import enregistrer_attentes
        from parcours.commun.chronologie import enregistrer_decisions, enregistrer_source

        enregistrer_attentes(attentes_des_comites)
        declarer(JOURNALISEES)
        declarer_definitions(Path(__file__).parent / "rls" / "fonctions", TABLES)
        declarer_regles(*REGLES)
        declarer_genres(*GENRES)
        declarer_historique(HISTORIQUE)
        declarer_lectures(LECTURES)
        enregistrer_source(evenements_des_comites)
        enregistrer_decisions(decisions_par_blocage)
