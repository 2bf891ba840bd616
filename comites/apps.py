from django.apps import AppConfig


class ComitesConfig(AppConfig):
    name = "comites"

    def ready(self) -> None:
        from cirj.socle.journal_ecritures import declarer
        from comites.chronologie import decisions_par_blocage, evenements_des_comites
        from comites.journalises import JOURNALISEES
        from parcours.chronologie import enregistrer_decisions, enregistrer_source

        declarer(JOURNALISEES)
        enregistrer_source(evenements_des_comites)
        enregistrer_decisions(decisions_par_blocage)
