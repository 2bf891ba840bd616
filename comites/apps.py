from django.apps import AppConfig


class ComitesConfig(AppConfig):
    name = "comites"
