"""A cell emptied since the last deposit: the dossier keeps what it holds, and the preview, the summary and the command say so."""

import random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from parcours.importation.analyse import essayer
from parcours.importation.lecture import Classeur
from parcours.models import Importation, Personne, Suivi
from tests.parcours.importation.par_la_page import apercu, resume
from tests.parcours.importation.retour import defaire
from tests.parcours.importation.tables_nouvelles import UN, deposer_champs, deposer_lignes, importer

pytestmark = pytest.mark.django_db
DIT = "N'est plus dit par ce tableau (les cases sont vides), et reste tel quel dans les dossiers : "
DEUX = {"nom": "Autre", "prenom": "Deux", "date_naissance": "04/06/1985"}
PLEINE = {"observations": "à revoir jusqu'au 12 mars", "telephone": "0612345678"}


def _mots(page: str) -> str:
    return page.replace("\xa0", " ").replace("&nbsp;", " ")


def essai(*lignes: dict[str, str]) -> Importation:
    depose = deposer_lignes(*lignes)
    essayer(depose, Classeur(depose.fichier.path))
    depose.save()
    return depose


def test_what_is_no_longer_said_is_told_and_stays(jura_entier, connecter, coordinatrice):
    importer(deposer_lignes(UN | PLEINE, DEUX | PLEINE))
    client = connecter(coordinatrice)
    depose = essai(UN | {"telephone": "0612345678"}, DEUX)
    attendu = DIT + "Observations (2 dossiers), Téléphone (1 dossier)."
    assert attendu in _mots(apercu(client, depose))
    importer(depose)
    assert attendu in _mots(resume(client, depose))
    assert Suivi.objects.filter(texte=PLEINE["observations"]).count() == 2
    assert set(Personne.objects.values_list("telephone", flat=True)) == {"06 12 34 56 78"}


@pytest.mark.parametrize(
    "ensuite",
    [
        UN | PLEINE,
        UN | PLEINE | {"observations": "autre chose"},
        # What was never said, or said to be unknown, is not missed.
        UN | PLEINE | {"commune": "", "referent": ""},
    ],
)
def test_nothing_is_told_of_what_is_said_again(jura_entier, ensuite):
    importer(deposer_lignes(UN | PLEINE | {"commune": "?"}))
    assert essai(ensuite).analyse["tus"] == {}
    assert "tu" not in importer(deposer_lignes(ensuite)).differences


def test_a_table_without_the_column_says_nothing_of_it(jura_entier):
    importer(deposer_lignes(UN | PLEINE))
    assert "tu" not in importer(deposer_champs(UN | {"commune": "Dole"})).differences
    # The table without the column came between: the last one that had it is compared.
    assert importer(deposer_lignes(UN)).differences["tu"] == {"Observations": 1, "Téléphone": 1, "Commune": 1}


def test_it_is_told_once(jura_entier):
    importer(deposer_lignes(UN | PLEINE))
    assert importer(deposer_lignes(UN)).differences["tu"] == {"Observations": 1, "Téléphone": 1}
    assert "tu" not in importer(deposer_lignes(UN | {"emploi": "CDI"})).differences


def test_two_rows_of_one_person_are_read_together(jura_entier):
    importer(deposer_lignes(UN | PLEINE))
    ensemble = importer(deposer_lignes(UN | {"telephone": "0612345678"}, UN | {"observations": PLEINE["observations"]}))
    assert "tu" not in ensemble.differences


def test_a_cancelled_import_said_nothing(jura_entier, coordinatrice):
    importer(deposer_lignes(UN))
    defaire(importer(deposer_lignes(UN | PLEINE)), coordinatrice)
    assert "tu" not in importer(deposer_lignes(UN | {"emploi": "CDI"})).differences


def test_two_columns_of_notes_are_two(jura_entier, envoyer, connecter, coordinatrice):
    client = connecter(coordinatrice)

    def deposer(nom: str, *cases: str) -> Importation:
        contenu = "Nom;Prénom;Né(e) le;Projet;Freins repérés\nDemo;Un;03/05/1990;" + ";".join(cases) + "\n"
        page = envoyer(client, nom, contenu.encode())
        importation = Importation.objects.get(nom_fichier=nom)
        choix = {
            f"colonne_{i}": c for i, c in {0: "nom", 1: "prenom", 2: "date_naissance", 3: "note", 4: "note"}.items()
        }
        assert client.post(page, choix).status_code == 302
        importation.refresh_from_db()
        return importer(importation)

    deposer("a.csv", "devenir soudeur", "pas de permis")
    assert deposer("b.csv", "devenir soudeur", "").differences == {"tu": {"Freins repérés": 1}}


def test_it_costs_the_same_for_two_people_and_for_many(jura_entier):
    couts = []
    for nombre, annee in ((2, 1950), (2, 1960), (20, 1970)):
        # Names far apart: two that look alike would be a double to decide.
        hasard = random.Random(annee)  # noqa: S311
        noms = ("".join(hasard.choices("abcdefghijklmnoprstu", k=14)) for _ in range(nombre))
        gens = [UN | {"nom": nom, "date_naissance": f"{n + 1:02}/05/{annee}"} for n, nom in enumerate(noms)]
        importer(deposer_lignes(*(g | PLEINE for g in gens)))
        depose = deposer_lignes(*gens)
        with CaptureQueriesContext(connection) as faites:
            essayer(depose, Classeur(depose.fichier.path))
        assert depose.analyse["tus"] == {"Observations": nombre, "Téléphone": nombre}
        couts.append(len(faites))
    assert couts[1] == couts[2]
