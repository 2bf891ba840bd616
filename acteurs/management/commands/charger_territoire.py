"""``manage.py charger_territoire 39 25``: departments, communes, EPCI, postal codes, outlines."""

from django.core.management.base import BaseCommand, CommandError

from acteurs.territoire import lecture as territoire
from cirj.socle.templatetags.francais import compte


class Command(BaseCommand):
    help = "Charge la géographie d'un ou de plusieurs départements."

    def add_arguments(self, parser):
        parser.add_argument("departements", nargs="+", help="Codes : 39, 2A, 974…")

    def handle(self, *args, departements, **options):
        for code in departements:
            try:
                departement = territoire.charger(code.upper())
            except territoire.TerritoireInconnu:
                raise CommandError(f"Aucun département ne porte le code « {code} ».") from None
            self.stdout.write(
                f"{departement} : {compte(departement.communes.count(), 'commune chargée,communes chargées')}."
            )
