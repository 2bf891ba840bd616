"""``manage.py importer_initiatives [FICHIER]``: the catalogue of initiatives; run again, it updates and doubles nothing."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from acteurs.catalogue import FICHIER_LIVRE, CatalogueInvalide, importer
from cirj.socle.templatetags.francais import compte


class Command(BaseCommand):
    help = "Importe un catalogue d'initiatives (JSON) ; sans fichier, celui de 2019 livré avec le projet."

    def add_arguments(self, parser):
        parser.add_argument("fichier", nargs="?", type=Path, default=FICHIER_LIVRE)

    def handle(self, *args, fichier: Path, **options):
        try:
            bilan = importer(fichier.read_bytes())
        except OSError as erreur:
            raise CommandError(f"Le fichier {fichier} ne se lit pas : {erreur.strerror}.") from None
        except CatalogueInvalide as refus:
            raise CommandError("Rien n'est importé.\n" + "\n".join(refus.erreurs)) from None
        self.stdout.write(
            f"{compte(bilan.total, 'initiative,initiatives')} : {compte(bilan.creees, 'créée,créées')}, "
            f"{compte(bilan.mises_a_jour, 'mise à jour,mises à jour')}."
        )
