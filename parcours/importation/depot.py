"""Depositing a file: what it must be, and the first guess of its sheet, header and columns."""

from datetime import timedelta
from pathlib import Path

from django.core.files import File
from django.utils import timezone

from cirj.socle import regles
from cirj.socle.antivirus import exiger_sain
from cirj.socle.noms_de_fichiers import exiger_un_nom_court
from parcours.documents.noms import nom_lisible
from parcours.importation.contexte import Contexte
from parcours.importation.erreurs import FichierIllisible
from parcours.importation.feuilles import assembler, recenser, reconnaissance
from parcours.importation.lecture import VIDE, Classeur, texte
from parcours.importation.rappels import rappeler_les_colonnes, rappeler_les_feuilles
from parcours.models.importation import EtatImport, Importation, LigneImport

MEGAOCTET = 1_000_000
LONGUEUR_FEUILLE = LigneImport._meta.get_field("feuille").max_length


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
        lire(importation)
    except FichierIllisible:
        importation.fichier.delete(save=False)
        raise
    importation.save()
    return importation


def lire(importation: Importation, chemin: Path | None = None) -> Classeur:
    """Describe the sheets of the file, keep those that hold people, and guess the columns."""
    classeur = Classeur(chemin or importation.fichier.path)
    _exiger_des_lignes(classeur)
    contexte = Contexte.du_departement(importation.departement_id)
    importation.feuilles = [feuille.en_json() for feuille in recenser(classeur, contexte)]
    if importation.demande_par_id:
        # As for the columns: only what somebody will see.
        rappeler_les_feuilles(importation)
    importation.epoque_1904 = classeur.epoque_1904
    importation.marques = classeur.marques()
    poser_les_colonnes(importation, classeur)
    return classeur


def retenir(
    importation: Importation, classeur: Classeur, noms: list[str], change: dict[str, dict] | None = None
) -> None:
    """Keep the sheets ``noms``; ``change`` gives by sheet what is no longer as it was read (see ``FeuilleRecensee``)."""
    for feuille in importation.feuilles:
        feuille["retenue"] = feuille["nom"] in noms
        feuille.update((change or {}).get(feuille["nom"], {}))
    if not importation.retenues:
        raise FichierIllisible("Choisissez au moins une feuille.")
    poser_les_colonnes(importation, classeur)


def poser_les_colonnes(importation: Importation, classeur: Classeur) -> None:
    """Guess what the columns of the kept sheets are; what is only likely is proposed, and asked."""
    tableau = assembler(classeur, importation.retenues, importation.marques)
    trouvee = reconnaissance(classeur, importation.retenues, tableau)
    importation.entetes = tableau.entetes
    importation.colonnes = {str(index): champ for index, champ in trouvee.colonnes.items()}
    importation.colonnes_demandees = {
        str(index): [colonne.champ or colonne.propose, colonne.raison]
        for index, colonne in enumerate(trouvee.toutes)
        if colonne.demandee
    }
    if importation.demande_par_id:
        # Only what somebody will see and may change is proposed from before.
        rappeler_les_colonnes(importation, tableau)
    importation.analyse, importation.questions = None, {}


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


def _exiger_des_lignes(classeur: Classeur) -> None:
    if not any(texte(cellule) for feuille in classeur.feuilles for ligne in feuille.lignes for cellule in ligne):
        raise FichierIllisible(VIDE)
    for feuille in classeur.feuilles:
        if len(feuille.nom) > LONGUEUR_FEUILLE:
            raise FichierIllisible(f"Le nom de la feuille « {feuille.nom[:30]}… » est trop long : raccourcissez-le.")
