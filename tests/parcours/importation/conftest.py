"""A Jura as the example listing knows it: its communes, and some of its structures."""

import datetime
from pathlib import Path

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from acteurs.models import Commune, Departement, Structure
from acteurs.nomenclatures import TypeStructure
from cirj.socle.noms import sans_accents

LISTING = Path(__file__).parents[3] / "parcours/donnees/listing_exemple.xlsx"


@pytest.fixture
def fichiers_prives(tmp_path, settings):
    """Deposited files go to a folder of this test."""
    settings.MEDIA_ROOT = tmp_path / "prives"
    return settings.MEDIA_ROOT


# INSEE code, name, other name, postal codes: 39300, 39500 and 39100 each lead to several towns.
COMMUNES = [
    ("39300", "Lons-le-Saunier", "Lons", ["39000"]),
    ("39198", "Dole", "", ["39100"]),
    ("39078", "Brevans", "", ["39100"]),
    ("39478", "Saint-Claude", "", ["39200"]),
    ("39097", "Champagnole", "", ["39300"]),
    ("39368", "Hauts de Bienne", "Morez", ["39400"]),
    ("39013", "Arbois", "", ["39600"]),
    ("39434", "Poligny", "", ["39800"]),
    ("39500", "Salins-les-Bains", "Salins", ["39110"]),
    ("39526", "Tavaux", "", ["39500"]),
]


@pytest.fixture
def jura_peuple(jura, dole) -> Departement:
    """The towns of the example listing, and the structures it names."""
    for insee, nom, autre, postaux in COMMUNES:
        # Dole is the cast's.
        commune, _ = Commune.objects.get_or_create(
            code_insee=insee, defaults={"nom": nom, "cle": sans_accents(nom), "departement": jura}
        )
        for code in postaux:
            commune.codes_postaux.get_or_create(code=code)
        if autre:
            commune.autres_noms.create(nom=autre, cle=sans_accents(autre))
    for nom, type_ in [
        ("Opérateur AGIR du Jura", TypeStructure.AGIR),
        ("Mission locale de Dole", TypeStructure.MISSION_LOCALE),
        ("CCAS de Dole", TypeStructure.CCAS),
        ("DDETSPP du Jura", TypeStructure.DDETSPP),
        ("CPH Dole", TypeStructure.CPH),
        ("Association A", TypeStructure.ASSOCIATION),
    ]:
        Structure.objects.create(departement=jura, nom=nom, type=type_)
    return jura


@pytest.fixture
def jura_entier(jura_peuple, fichiers_prives) -> Departement:
    return jura_peuple


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


@pytest.fixture
def envoyer():
    """Return a function that deposits a file by its page, and returns the address of its columns."""

    def deposer(client, nom: str, contenu: bytes) -> str:
        reponse = client.post(reverse("importation_nouvelle"), {"fichier": SimpleUploadedFile(nom, contenu)})
        assert reponse.status_code == 302, reponse.content.decode()
        return reponse.url

    return deposer
