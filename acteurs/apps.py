from django.apps import AppConfig


class ActeursConfig(AppConfig):
    name = "acteurs"

    def ready(self) -> None:
        from acteurs.journalises import JOURNALISEES
        from cirj.socle.journal_ecritures import declarer

        declarer(JOURNALISEES)
