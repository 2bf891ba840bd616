from pathlib import Path

from django.apps import AppConfig


class ParcoursConfig(AppConfig):
    name = "parcours"

    def ready(self):
        from acteurs.passation.registre import declarer as declarer_genres
        from acteurs.passation.registre import declarer_historique
        from cirj.socle.journal_ecritures import declarer
        from cirj.socle.journal_phrases import declarer_lectures
        from cirj.socle.regles_connues import declarer_regles
        from cirj.socle.rls.definitions import declarer as declarer_definitions
        from parcours.alertes.attentes_orientations import attentes_des_orientations
        from parcours.alertes.au_changement import brancher
        from parcours.alertes.recapitulatif import alertes_en_attente, enregistrer_attentes
        from parcours.commun.chronologie import enregistrer_source
        from parcours.dossier.faits import vue as vue_des_faits
        from parcours.dossier.sources import SOURCES
        from parcours.journalises import JOURNALISEES, LECTURES
        from parcours.passation import GENRES, HISTORIQUE
        from parcours.regles_datees import REGLES
        from parcours.rls.tables import TABLES

        brancher()
        declarer_genres(*GENRES)
        declarer_historique(HISTORIQUE)
        enregistrer_attentes(alertes_en_attente)
        enregistrer_attentes(attentes_des_orientations)
        declarer(JOURNALISEES)
        declarer_definitions(
            Path(__file__).parent / "rls" / "fonctions", TABLES, vues={"parcours_faitdedepart": vue_des_faits}
        )
        declarer_regles(*REGLES)
        declarer_lectures(LECTURES)
        for source in SOURCES:
            enregistrer_source(source)
