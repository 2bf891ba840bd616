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
from parcours.models import Personne, Suivi
from parcours.tasks import annuler_import
from tests.parcours.importation.retour import lancer

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
                        if isinstance(cellule, datetime.date) and not isinstance(cellule, datetime.datetime):
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


@pytest.fixture
def fait(jura_entier, coordinatrice):
    """Two people created, one completed, two days ago; somebody wrote since to « Un », and changed « Deux »."""
    lancer("Demo;Connue;02/03/1980;;;;;;;")
    importation = lancer(
        "Demo;Un;03/05/1990;;;;;;transport;",
        "Demo;Deux;04/06/1991;;;;;;;",
        "Demo;Trois;05/07/1992;;;;;;;",
        "Demo;Connue;02/03/1980;0600000001;;;;;langue;",
    )
    un, deux, connue = (Personne.objects.get(prenom=p) for p in ("Un", "Deux", "Connue"))
    Suivi.objects.create(parcours=un.parcours.get(), departement_id="39", texte="Vue ce matin.", auteur=coordinatrice)
    deux.telephone = "0600000009"
    deux.save()
    Suivi.objects.create(parcours=connue.parcours.get(), departement_id="39", texte="Appelée.", auteur=coordinatrice)
    return importation


@pytest.fixture
def avec_taches(monkeypatch, django_capture_on_commit_callbacks):
    """Return a function that makes a request, then runs the cancelling that it asked for."""
    demandes = []
    monkeypatch.setattr(annuler_import, "delay", demandes.append)

    def faire(requete) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            requete()
        assert len(demandes) == 1
        annuler_import(demandes.pop())

    return faire
