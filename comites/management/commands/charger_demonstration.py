"""``manage.py charger_demonstration``: the fictitious department; run again, it doubles nothing."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from comites.demonstration.departement import TerritoireAbsent, charger


class Command(BaseCommand):
    help = "Écrit le département de démonstration (données fictives)."

    def handle(self, *args, **options):
        if settings.MODE_CIRJ == "production":
            raise CommandError("La démonstration crée des comptes au mot de passe connu : jamais en production.")
        try:
            nouveau = charger()
        except TerritoireAbsent:
            raise CommandError("Chargez d'abord la géographie : manage.py charger_territoire 39") from None
        self.stdout.write(
            "Département de démonstration écrit."
            if nouveau
            else "Le département de démonstration est déjà là : rien n'y est réécrit."
        )
