"""Open and close the alerts of every department, now: what the night does."""

from django.core.management.base import BaseCommand

from acteurs.models import Departement
from cirj.socle.rls import contexte
from parcours.alertes.evaluation import evaluer
from parcours.models import Parcours


class Command(BaseCommand):
    help = "Ouvre et ferme les alertes de tous les départements, comme chaque nuit."

    def handle(self, *args, **options):
        for code in Departement.objects.values_list("code", flat=True):
            with contexte.service(code):
                bilan = evaluer(Parcours.objects.filter(departement=code))
            self.stdout.write(
                f"Département {code} : alertes ouvertes {bilan.ouvertes}, fermées {bilan.fermees}, déplacées {bilan.deplacees}."
            )
