"""Django's ``migrate``, run by the account that owns the tables: the application's own may not change them."""

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import OperationalError, connection

from cirj.socle.rls import contexte
from cirj.socle.rls.application import appliquer
from cirj.socle.rls.roles import proprietaire

INACCESSIBLE = (
    "La base ne s'ouvre pas sous le compte « {compte} ».\n{erreur}\n"
    "Pour « migrate », DATABASE_URL_PROPRIETAIRE nomme le compte propriétaire des tables et son mot de passe, sur la même "
    "base que DATABASE_URL. Il crée lui-même le compte du site."
)


class Command(migrate.Command):
    def execute(self, *args, **options):
        # From the system checks on: they connect too, and on an empty database the application's account, which this
        # command creates, does not exist yet.
        with proprietaire():
            try:
                connection.ensure_connection()
            except OperationalError as erreur:
                compte = connection.settings_dict["USER"]
                raise CommandError(INACCESSIBLE.format(compte=compte, erreur=erreur)) from erreur
            return super().execute(*args, **options)

    def handle(self, *args, **options):
        with contexte.service("*"):
            super().handle(*args, **options)
            if not (options["plan"] or options["check_unapplied"]) and appliquer() and options["verbosity"]:
                self.stdout.write("Politiques, fonctions et déclencheurs de la base : mis à jour.")
