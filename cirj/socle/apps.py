from django.apps import AppConfig
from django.db.models.signals import post_migrate


class SocleConfig(AppConfig):
    name = "cirj.socle"
    label = "socle"
    verbose_name = "Socle"

    def ready(self) -> None:
        from cirj.socle.mur.roles import accorder

        post_migrate.connect(accorder, sender=self)
