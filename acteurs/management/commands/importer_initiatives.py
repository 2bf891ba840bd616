"""``manage.py importer_initiatives [FICHIER]``: the catalogue of initiatives; run again, it updates and doubles nothing."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from acteurs.catalogue.formulaire import MEGAOCTETS_MAX
from acteurs.catalogue.importation import FICHIER_LIVRE, CatalogueInvalide, importer
from cirj.socle.noms_de_fichiers import exiger_un_nom_court
from cirj.socle.templatetags.francais import compte


class Command(BaseCommand):
    help = "Importe un catalogue d'initiatives (JSON) ; sans fichier, celui de 2019 livré avec le projet."

    def add_arguments(self, parser):
        parser.add_argument("fichier", nargs="?", type=Path, default=FICHIER_LIVRE)

    def handle(self, *args, fichier: Path, **options):
        exiger_un_nom_court(fichier.name, CommandError)
        try:
            if fichier.stat().st_size > MEGAOCTETS_MAX * 1024 * 1024:
                raise CommandError(f"Le fichier {fichier} dépasse {MEGAOCTETS_MAX} Mo.")
            bilan = importer(fichier.read_bytes())
        except OSError as erreur:
            raise CommandError(f"Le fichier {fichier} ne se lit pas : {erreur.strerror}.") from None
        except CatalogueInvalide as refus:
            raise CommandError("Rien n'est importé.\n" + "\n".join(refus.erreurs)) from None
        self.stdout.write(
            f"{compte(bilan.total, 'initiative,initiatives')} : {compte(bilan.creees, 'créée,créées')}, "
            f"{compte(bilan.mises_a_jour, 'mise à jour,mises à jour')}."
        )
