from django.apps import AppConfig


class ParcoursConfig(AppConfig):
    name = "parcours"

    def ready(self):
        from cirj.socle.journal_ecritures import declarer
        from parcours.chronologie import enregistrer_source
        from parcours.journalises import JOURNALISEES
        from parcours.sources_chronologie import SOURCES

        declarer(JOURNALISEES)
        for source in SOURCES:
            enregistrer_source(source)
