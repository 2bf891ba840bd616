"""Import a hand-kept spreadsheet from the command line, with the same understanding as the page."""

from pathlib import Path

from django.core.files import File
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from acteurs.models import Departement
from cirj.socle.antivirus import exiger_sain
from cirj.socle.noms_de_fichiers import exiger_un_nom_court
from cirj.socle.rls import contexte
from cirj.socle.templatetags.francais import compte
from parcours.importation.analyse import Analyse, analyser
from parcours.importation.champs import ESSENTIELS, NON_REPRIS, PAR_CODE
from parcours.importation.compte_rendu import Bilan
from parcours.importation.depot import deposer, lire, retenir, verifier_taille
from parcours.importation.differences.bilan import BilanDifferences
from parcours.importation.erreurs import FichierIllisible
from parcours.importation.execution import executer, lire_lignes
from parcours.importation.lecture import Classeur
from parcours.importation.numeros_masques import masquer_la_case
from parcours.models import Importation
from parcours.models.importation import EtatImport


class Command(BaseCommand):
    help = "Importe un tableau de suivi (xlsx, xls, ods ou csv) dans un département."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("fichier", type=Path, help="Chemin du tableau.")
        parser.add_argument("--departement", required=True, help="Code du département, par exemple 39.")
        parser.add_argument(
            "--feuille",
            action="append",
            default=[],
            help="Nom d'une feuille à importer, autant de fois qu'il faut (par défaut, celles qui tiennent des personnes "
            "dans les mêmes colonnes).",
        )
        parser.add_argument("--toutes", action="store_true", help="Toutes les feuilles qui tiennent des personnes.")
        parser.add_argument("--avec-masquees", action="store_true", help="Les lignes masquées aussi.")
        parser.add_argument("--avec-barrees", action="store_true", help="Les lignes barrées aussi.")
        parser.add_argument("--entete", type=int, help="Numéro de la ligne des en-têtes (trouvée par défaut).")
        parser.add_argument("--essai", action="store_true", help="N'écrit rien : dit ce qui serait fait.")

    def handle(self, *, fichier: Path, departement: str, essai: bool, **options):
        exiger_un_nom_court(fichier.name, CommandError)
        if not fichier.is_file():
            raise CommandError(f"Le fichier « {fichier} » n'existe pas.")
        if not Departement.objects.filter(code=departement).exists():
            raise CommandError(
                f"Le département « {departement} » n'est pas chargé : lancez « manage.py charger_territoire {departement} »."
            )
        try:
            with contexte.service(departement):
                bilan = (self._essayer if essai else self._importer)(fichier, departement, options)
        except FichierIllisible as erreur:
            raise CommandError(str(erreur)) from erreur
        for ligne in bilan.en_lignes():
            self.stdout.write(ligne)

    def _essayer(self, fichier: Path, departement: str, options: dict) -> Bilan:
        self.stdout.write("Essai : rien n'est écrit.")
        verifier_taille(fichier.stat().st_size)
        importation = Importation(departement_id=departement, nom_fichier=fichier.name)
        with fichier.open("rb") as ouvert:
            exiger_sain(ouvert, FichierIllisible)
        classeur = lire(importation, chemin=fichier)
        self._choisir(importation, classeur, options)
        with transaction.atomic():
            analyse = analyser(importation, lire_lignes(importation, classeur))
        self._dire_l_essai(importation, analyse)
        self._dire_les_differences(BilanDifferences.prevu(analyse))
        return Bilan.prevu(analyse)

    def _importer(self, fichier: Path, departement: str, options: dict) -> Bilan:
        with transaction.atomic(), fichier.open("rb") as ouvert:
            importation = deposer(File(ouvert), fichier.name, departement=departement)
            try:
                self._choisir(importation, Classeur(importation.fichier.path), options)
            except FichierIllisible:
                importation.fichier.delete(save=False)
                raise
            importation.etat = EtatImport.EN_COURS
            importation.save()
        executer(importation)
        self._dire_les_differences(BilanDifferences(importation.differences))
        with transaction.atomic():
            return Bilan.de(importation)

    def _choisir(self, importation: Importation, classeur: Classeur, options: dict) -> None:
        """Settle the sheets, their header row, and the hidden rows, as the options say."""
        noms = [feuille["nom"] for feuille in importation.feuilles]
        for demandee in options["feuille"]:
            classeur.feuille(demandee)
        retenues = options["feuille"] or [f["nom"] for f in importation.retenues]
        if options["toutes"]:
            retenues = [f["nom"] for f in importation.feuilles if f["personnes"]] or retenues
        if options["entete"] is not None or set(retenues) != {f["nom"] for f in importation.retenues}:
            entete = {} if options["entete"] is None else {"ligne": options["entete"]}
            retenir(importation, classeur, retenues, {nom: entete for nom in noms if nom in retenues})
        cachees = {"masquee": "avec_masquees", "barree": "avec_barrees"}
        importation.reponses = {
            "cachees": {quoi: "oui" if options[option] else "non" for quoi, option in cachees.items()}
        }
        self._dire_les_colonnes(importation)

    def _dire_les_colonnes(self, importation: Importation) -> None:
        colonnes = importation.champs_des_colonnes
        if not ESSENTIELS & set(colonnes.values()):
            raise FichierIllisible(
                "Aucune colonne de noms n'est reconnue. Importez ce fichier par la page « Importer », "
                "où les colonnes se choisissent à la main, ou précisez --feuille et --entete."
            )
        for feuille in importation.retenues:
            nommee = f"Feuille « {feuille['nom']} », en-têtes" if feuille["nom"] else "En-têtes"
            self.stdout.write(f"{nommee} en ligne {feuille['ligne']}.")
            if feuille["sortie"]:
                self.stdout.write(f"  Ces personnes sont dites sorties : {feuille['sortie']}.")
        for feuille in importation.feuilles:
            if feuille["personnes"] and not feuille["retenue"]:
                personnes = compte(feuille["personnes"], "personne,personnes")
                self.stdout.write(f"Feuille non importée : « {feuille['nom']} », {personnes} (--feuille ou --toutes).")
        reprises = [champ for champ in colonnes.values() if champ not in NON_REPRIS]
        self.stdout.write(f"{compte(len(reprises), 'colonne reconnue,colonnes reconnues')}.")
        demandees = importation.colonnes_demandees
        for index, nom in enumerate(importation.entetes):
            if str(index) in demandees:
                self.stdout.write(f"Colonne à préciser, laissée de côté : « {nom} ». {demandees[str(index)][1]}")
        de_cote = [
            nom
            for index, nom in enumerate(importation.entetes)
            if colonnes.get(index, "") in {"", *NON_REPRIS} and str(index) not in demandees
        ]
        if de_cote:
            self.stdout.write(f"Colonnes laissées de côté : {', '.join(de_cote)}.")

    def _dire_les_differences(self, differences: BilanDifferences) -> None:
        for ligne in differences.en_lignes():
            self.stdout.write(ligne)

    def _dire_l_essai(self, importation: Importation, analyse: Analyse) -> None:
        for libelle, nombre in analyse.problemes.items():
            self.stdout.write(f"Valeurs à revoir, {libelle} : {nombre}")
        for champ, demandees in importation.questions.items():
            for texte, nombre, *_ in demandees:
                dit = masquer_la_case(champ, texte)
                self.stdout.write(
                    f"À préciser sur la page, {PAR_CODE[champ].libelle} : « {dit} » ({compte(nombre, 'ligne,lignes')})"
                )
        for nom, (nombre, _) in analyse.ouvertures.items():
            self.stdout.write(f"Dossiers qui seront ouverts à {nom} : {nombre}")
        if analyse.masquees or analyse.barrees:
            self.stdout.write(
                f"Lignes masquées : {analyse.masquees}, lignes barrées : {analyse.barrees} (--avec-masquees, --avec-barrees)"
            )
