"""A Jura as the example listing knows it: its communes, and some of its structures."""

import datetime
from pathlib import Path

import pytest
import xlsxwriter

from acteurs import territoire
from acteurs.models import Departement, Structure
from acteurs.nomenclatures import TypeStructure

LISTING = Path(__file__).parents[3] / "parcours/donnees/listing_exemple.xlsx"


@pytest.fixture
def fichiers_prives(tmp_path, settings):
    """Deposited files go to a folder of this test."""
    settings.MEDIA_ROOT = tmp_path / "prives"
    return settings.MEDIA_ROOT


@pytest.fixture
def jura_entier(jura_peuple, fichiers_prives) -> Departement:
    return jura_peuple


@pytest.fixture
def jura_peuple(jura) -> Departement:
    territoire.charger("39")
    for nom, type_ in [
        ("Opérateur AGIR du Jura", TypeStructure.AGIR),
        ("Mission locale de Dole", TypeStructure.MISSION_LOCALE),
        ("CCAS de Dole", TypeStructure.CCAS),
        ("DDETSPP du Jura", TypeStructure.DDETSPP),
        ("CPH Dole", TypeStructure.CPH),
    ]:
        Structure.objects.create(departement=jura, nom=nom, type=type_)
    Structure.objects.create(departement=jura, nom="Association A", type=TypeStructure.ASSOCIATION)
    jura.refresh_from_db()
    return jura


@pytest.fixture
def ecrire_tableau(tmp_path):
    """Return a function that writes an xlsx of the given rows (lists of cells) and returns its path."""

    def ecrire(lignes: list[list], nom: str = "tableau.xlsx", feuilles: dict[str, list[list]] | None = None) -> Path:
        chemin = tmp_path / nom
        with xlsxwriter.Workbook(str(chemin), {"default_date_format": "dd/mm/yyyy"}) as classeur:
            for titre, contenu in (feuilles or {"Feuille1": lignes}).items():
                feuille = classeur.add_worksheet(titre)
                for rang, ligne in enumerate(contenu):
                    for colonne, cellule in enumerate(ligne):
                        if isinstance(cellule, datetime.date):
                            cellule = datetime.datetime.combine(cellule, datetime.time())
                        if cellule is not None:
                            feuille.write(rang, colonne, cellule)
        return chemin

    return ecrire
