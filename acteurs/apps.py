from django.apps import AppConfig


class ActeursConfig(AppConfig):
    name = "acteurs"

    def ready(self) -> None:
        from django.contrib.auth.signals import user_logged_in

        from acteurs import journal_connexions  # noqa: F401 — its receivers
        from acteurs.inactivite import noter_ouverture
        from acteurs.journalises import JOURNALISEES
        from cirj.socle.journal_ecritures import declarer

        declarer(JOURNALISEES)
        user_logged_in.connect(noter_ouverture, dispatch_uid="acteurs.inactivite")
