"""Import a hand-kept spreadsheet from the command line, with the same understanding as the page."""

from pathlib import Path

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from acteurs.models import Departement
from cirj.socle.antivirus import exiger_sain
from cirj.socle.mur import contexte
from cirj.socle.noms_de_fichiers import exiger_un_nom_court
from cirj.socle.templatetags.francais import compte
from parcours.importation.analyse import analyser
from parcours.importation.champs import ESSENTIELS
from parcours.importation.compte_rendu import Bilan
from parcours.importation.depot import choisir_feuille, deposer, verifier_taille
from parcours.importation.erreurs import FichierIllisible
from parcours.importation.execution import executer
from parcours.importation.lignes import trier
from parcours.models import Importation
from parcours.models.importation import EtatImport


class Command(BaseCommand):
    help = "Importe un tableau de suivi (xlsx, xls, ods ou csv) dans un département."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("fichier", type=Path, help="Chemin du tableau.")
        parser.add_argument("--departement", required=True, help="Code du département, par exemple 39.")
        parser.add_argument("--feuille", default="", help="Nom de la feuille (la plus parlante par défaut).")
        parser.add_argument("--entete", type=int, help="Numéro de la ligne des en-têtes (trouvée par défaut).")
        parser.add_argument("--essai", action="store_true", help="N'écrit rien : dit ce qui serait fait.")

    def handle(self, *, fichier: Path, departement: str, feuille: str, entete: int | None, essai: bool, **options):
        exiger_un_nom_court(fichier.name, CommandError)
        if not fichier.is_file():
            raise CommandError(f"Le fichier « {fichier} » n'existe pas.")
        if not Departement.objects.filter(code=departement).exists():
            raise CommandError(
                f"Le département « {departement} » n'est pas chargé : lancez « manage.py charger_territoire {departement} »."
            )
        try:
            with contexte.service(departement):
                bilan = (self._essayer if essai else self._importer)(fichier, departement, feuille, entete)
        except FichierIllisible as erreur:
            raise CommandError(str(erreur)) from erreur
        for ligne in bilan.en_lignes():
            self.stdout.write(ligne)

    def _essayer(self, fichier: Path, departement: str, feuille: str, entete: int | None) -> Bilan:
        self.stdout.write("Essai : rien n'est écrit.")
        verifier_taille(fichier.stat().st_size)
        importation = Importation(departement_id=departement, nom_fichier=fichier.name)
        with fichier.open("rb") as ouvert:
            exiger_sain(ouvert, FichierIllisible)
        lue = choisir_feuille(importation, feuille, entete, chemin=fichier)
        self._dire_les_colonnes(importation)
        colonnes = importation.champs_des_colonnes
        with transaction.atomic():
            analyse = analyser(trier(lue, importation.ligne_entete, colonnes), colonnes, departement)
        self._dire_les_problemes(analyse.problemes)
        return Bilan.prevu(analyse)

    def _importer(self, fichier: Path, departement: str, feuille: str, entete: int | None) -> Bilan:
        with transaction.atomic(), fichier.open("rb") as ouvert:
            importation = deposer(File(ouvert), fichier.name, departement=departement)
            try:
                if feuille or entete is not None:
                    choisir_feuille(importation, feuille, entete)
                self._dire_les_colonnes(importation)
            except FichierIllisible:
                importation.fichier.delete(save=False)
                raise
            importation.etat = EtatImport.EN_COURS
            importation.save()
        executer(importation)
        with transaction.atomic():
            return Bilan.de(importation)

    def _dire_les_colonnes(self, importation: Importation) -> None:
        colonnes = importation.champs_des_colonnes
        if not ESSENTIELS & set(colonnes.values()):
            raise FichierIllisible(
                "Aucune colonne de noms n'est reconnue. Importez ce fichier par la page « Importer », "
                "où les colonnes se choisissent à la main, ou précisez --feuille et --entete."
            )
        de_cote = [nom for index, nom in enumerate(importation.entetes) if index not in colonnes]
        feuille = f"Feuille « {importation.feuille} », en-têtes" if importation.feuille else "En-têtes"
        self.stdout.write(
            f"{feuille} en ligne {importation.ligne_entete}, {compte(len(colonnes), 'colonne reconnue,colonnes reconnues')}."
        )
        if de_cote:
            self.stdout.write(f"Colonnes laissées de côté : {', '.join(de_cote)}.")

    def _dire_les_problemes(self, problemes: dict[str, int]) -> None:
        for libelle, nombre in problemes.items():
            self.stdout.write(f"Valeurs à revoir, {libelle} : {nombre}")
