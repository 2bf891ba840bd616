from pathlib import Path

from django.apps import AppConfig


class ActeursConfig(AppConfig):
    name = "acteurs"

    def ready(self) -> None:
        from allauth.account.signals import user_logged_in as connexion_achevee
        from django.contrib.auth.signals import user_logged_in

        from acteurs.comptes import appareils_suivis, journal_connexions  # noqa: F401 — their receivers
        from acteurs.comptes.inactivite import noter_ouverture
        from acteurs.comptes.refus import REFUS
        from acteurs.journalises import JOURNALISEES
        from acteurs.passation.historique import HISTORIQUE
        from acteurs.passation.registre import declarer_historique
        from acteurs.proconnect.adaptateur import retenir
        from acteurs.regles_datees import REGLES
        from acteurs.rls.declencheurs import DECLENCHEURS
        from acteurs.rls.tables import TABLES
        from cirj.socle.contraintes import declarer_refus
        from cirj.socle.journal_ecritures import declarer
        from cirj.socle.regles_connues import declarer_regles
        from cirj.socle.rls.definitions import declarer as declarer_definitions

        declarer(JOURNALISEES)
        declarer_definitions(Path(__file__).parent / "rls" / "fonctions", TABLES, DECLENCHEURS)
        declarer_regles(*REGLES)
        declarer_historique(HISTORIQUE)
        for nom, phrase in REFUS.items():
            declarer_refus(nom, phrase)
        user_logged_in.connect(noter_ouverture, dispatch_uid="acteurs.comptes.inactivite")
        connexion_achevee.connect(retenir, dispatch_uid="acteurs.proconnect")
