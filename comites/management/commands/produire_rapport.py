"""``manage.py produire_rapport --departement 39 --annee 2026 [--attendre]``: ask for the report through the worker."""

import time

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError

from acteurs.models import Departement
from comites.models import RapportAnnuel
from comites.models.rapport import EtatRapport
from comites.rapport.demande import demander, lancer

SECONDES = 300


class Command(BaseCommand):
    help = "Demande le rapport annuel d'un département au processus de tâches ; avec --attendre, affiche son chemin."

    def add_arguments(self, parser):
        parser.add_argument("--departement", required=True, help="code du département, par exemple 39")
        parser.add_argument("--annee", required=True, type=int)
        parser.add_argument("--attendre", action="store_true", help="attendre le PDF et afficher son chemin")

    def handle(self, *args, departement, annee, attendre, **options):
        trouve = Departement.objects.filter(pk=departement).first()
        if trouve is None:
            raise CommandError(
                f"Le département {departement} n'est pas chargé : manage.py charger_territoire {departement}"
            )
        rapport, nouveau = demander(trouve, annee)
        if not nouveau:
            # Already asked, perhaps of a worker that has stopped since: sent again, it is still made once.
            lancer(rapport)
        if not attendre:
            self.stdout.write(f"Rapport {annee} du département {departement} demandé.")
            return
        self.stdout.write(default_storage.path(self._attendre(rapport).fichier.name))

    def _attendre(self, rapport: RapportAnnuel) -> RapportAnnuel:
        fin, phase = time.monotonic() + SECONDES, ""
        while time.monotonic() < fin:
            rapport.refresh_from_db()
            if rapport.etat == EtatRapport.PRET:
                return rapport
            if rapport.etat == EtatRapport.ECHEC or rapport.muet:
                raise CommandError(rapport.erreur)
            if rapport.phase != phase:
                phase = rapport.phase
                self.stderr.write(f"{phase} ({rapport.avancement} %)")
            time.sleep(0.3)
        raise CommandError("Le rapport n'est pas venu : le processus de tâches (celery worker) est-il démarré ?")
