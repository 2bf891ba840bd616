"""Django's ``migrate``, run by the account that owns the tables: the application's own may not change them."""

from django.core.management.commands import migrate

from cirj.socle.mur import contexte
from cirj.socle.mur.roles import proprietaire


class Command(migrate.Command):
    def handle(self, *args, **options):
        with proprietaire(), contexte.service("*"):
            super().handle(*args, **options)
