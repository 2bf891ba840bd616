from django.apps import AppConfig


class SocleConfig(AppConfig):
    name = "cirj.socle"
    label = "socle"
    verbose_name = "Socle"
