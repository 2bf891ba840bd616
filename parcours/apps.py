from django.apps import AppConfig


class ParcoursConfig(AppConfig):
    name = "parcours"

    def ready(self):
        from parcours.chronologie import enregistrer_source
        from parcours.sources_chronologie import SOURCES

        for source in SOURCES:
            enregistrer_source(source)
