"""Depositing a file: what it must be, and the first guess of its sheet, header and columns."""

from datetime import timedelta
from pathlib import Path

from django.core.files import File
from django.utils import timezone

from cirj.socle import regles
from cirj.socle.antivirus import exiger_sain
from cirj.socle.noms_de_fichiers import exiger_un_nom_court
from parcours.importation.entetes import Reconnaissance, colonnes_de, reconnaitre
from parcours.importation.erreurs import FichierIllisible
from parcours.importation.lecture import VIDE, Classeur, Feuille, texte
from parcours.models.importation import EtatImport, Importation
from parcours.pieces.noms import nom_lisible

MEGAOCTET = 1_000_000
LONGUEUR_FEUILLE = Importation._meta.get_field("feuille").max_length


def verifier_taille(octets: int) -> None:
    """Raise ``FichierIllisible`` for an empty or a too big file, before it is read."""
    limite = regles.nombre("IMPORT_TAILLE")
    if octets == 0:
        raise FichierIllisible(VIDE)
    if octets > limite * MEGAOCTET:
        raise FichierIllisible(
            f"Ce fichier dépasse {limite} Mo. Retirez les images ou coupez-le en plusieurs fichiers."
        )


def deposer(fichier: File, nom: str, *, departement: str, agent=None, structure=None) -> Importation:
    """Keep the file and return the import, not yet started; raise ``FichierIllisible``, and then nothing is kept."""
    verifier_taille(fichier.size)
    exiger_un_nom_court(nom, FichierIllisible)
    exiger_sain(fichier, FichierIllisible)
    oublier_les_abandons(departement)
    importation = Importation(
        departement_id=departement, demande_par=agent, structure=structure, nom_fichier=nom_lisible(nom)[:200]
    )
    importation.fichier.save(nom, fichier, save=False)
    try:
        choisir_feuille(importation)
    except FichierIllisible:
        importation.fichier.delete(save=False)
        raise
    importation.save()
    return importation


def choisir_feuille(
    importation: Importation, nom: str = "", ligne_entete: int | None = None, chemin: Path | None = None
) -> Feuille:
    """Settle the sheet (the one whose header says most, by default) and the header row, and guess the columns."""
    classeur = Classeur(chemin or importation.fichier.path)
    feuille = classeur.feuille(nom or _meilleure_feuille(classeur))
    _exiger_des_lignes(feuille)
    trouvee = reconnaitre(feuille)
    if len(feuille.nom) > LONGUEUR_FEUILLE:
        raise FichierIllisible(f"Le nom de la feuille « {feuille.nom[:30]}… » est trop long : raccourcissez-le.")
    if ligne_entete is not None:
        ligne_entete = min(max(ligne_entete, 0), len(feuille.lignes))
        entetes = feuille.lignes[ligne_entete - 1] if ligne_entete else []
        trouvee = Reconnaissance(ligne_entete, colonnes_de(entetes))
    importation.feuille, importation.ligne_entete = feuille.nom, trouvee.ligne
    importation.colonnes = {str(index): champ for index, champ in trouvee.colonnes.items()}
    importation.entetes = _entetes(feuille, trouvee.ligne)
    importation.analyse = None
    return feuille


def oublier_les_abandons(departement: str) -> None:
    """Erase the files that were deposited and never imported, after the delay of the rule ``IMPORT_ABANDON``."""
    limite = timezone.now() - timedelta(days=regles.nombre("IMPORT_ABANDON"))
    for ancien in Importation.objects.filter(
        departement=departement, etat=EtatImport.A_VERIFIER, modifie_le__lt=limite
    ):
        abandonner(ancien)


def abandonner(importation: Importation) -> None:
    """Erase an import that never started, and its file."""
    importation.fichier.delete(save=False)
    importation.delete()


def _meilleure_feuille(classeur: Classeur) -> str:
    """Return the name of the sheet whose header says most, from the first rows of each."""
    lues = [(tete, reconnaitre(tete)) for tete in classeur.tetes]
    return max(lues, key=lambda paire: (paire[1].suffit, len(paire[1].colonnes), bool(paire[0].lignes)))[0].nom


def _exiger_des_lignes(feuille: Feuille) -> None:
    if not any(texte(cellule) for ligne in feuille.lignes for cellule in ligne):
        raise FichierIllisible(VIDE)


def _entetes(feuille: Feuille, ligne: int) -> list[str]:
    nommees = [texte(cellule) for cellule in feuille.lignes[ligne - 1]] if ligne else []
    nommees += [""] * (feuille.largeur - len(nommees))
    return [nom or f"Colonne {lettre(index)}" for index, nom in enumerate(nommees)]


def lettre(index: int) -> str:
    """Return the letter of a column: 0 → A, 26 → AA."""
    debut = lettre(index // 26 - 1) if index >= 26 else ""
    return debut + chr(ord("A") + index % 26)
