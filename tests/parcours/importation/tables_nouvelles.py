"""Rows of a newer table, given by field, and what became of their differences."""

from pathlib import Path

from django.core.files.base import ContentFile

from parcours.importation.champs import PAR_CODE
from parcours.importation.depot import deposer
from parcours.importation.execution import executer
from parcours.models import Importation

TABLEAUX = Path(__file__).parents[2] / "donnees/tableaux"
CHAMPS = [
    "nom",
    "prenom",
    "date_naissance",
    "telephone",
    "statut",
    "date_decision",
    "date_notification",
    "commune",
    "hebergement",
    "entree_hebergement",
    "niveau",
    "emploi",
    "css",
    "composition",
    "structure",
    "referent",
    "nationalite",
    "langues",
    "sortie",
    "motif_sortie",
    "entree",
    "dernier_contact",
    "observations",
]


def deposer_lignes(*lignes: dict[str, str]) -> Importation:
    """Deposit rows given by field; each column is said to be its field."""
    cellules = [";".join(ligne.get(champ, "") for champ in CHAMPS) for ligne in lignes]
    contenu = "\n".join([";".join(PAR_CODE[champ].libelle for champ in CHAMPS), *cellules]) + "\n"
    importation = deposer(ContentFile(contenu.encode()), "t.csv", departement="39")
    importation.colonnes = {str(index): champ for index, champ in enumerate(CHAMPS)}
    importation.colonnes_demandees = {}
    importation.save()
    return importation


def deposer_champs(*lignes: dict[str, str]) -> Importation:
    """Deposit rows of the same fields, with their columns and no other."""
    ligne = lignes[0]
    cellules = [";".join(une[champ] for champ in ligne) for une in lignes]
    contenu = "\n".join([";".join(PAR_CODE[champ].libelle for champ in ligne), *cellules]) + "\n"
    importation = deposer(ContentFile(contenu.encode()), "t.csv", departement="39")
    importation.colonnes = {str(index): champ for index, champ in enumerate(ligne)}
    importation.colonnes_demandees = {}
    importation.save()
    return importation


def importer(importation: Importation, **colonnes: str) -> Importation:
    if colonnes:
        importation.reponses = importation.reponses | {"differences": {"colonnes": colonnes, "lignes": {}}}
    importation.etat = "en_attente"
    importation.save()
    executer(importation)
    return importation


def constats(importation: Importation) -> dict[str, tuple[str, str]]:
    """Return, by field, what was done and why not what was chosen."""
    return {c["champ"]: (c["fait"], c["raison"]) for ligne in importation.lignes.all() for c in ligne.differences}


UN = {"nom": "Demo", "prenom": "Un", "date_naissance": "03/05/1990"}
DIFFERENTS = {"telephone", "statut", "commune", "hebergement", "niveau"}
