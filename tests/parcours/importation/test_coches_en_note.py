"""A column of ticks kept as notes: each tick is said under the header; what gave no note is not said to be read as one."""

import pytest
from django.urls import reverse

from parcours.importation.champs import PAR_CODE
from parcours.models import Personne, Suivi
from tests.parcours.importation.par_la_page import importer
from tests.parcours.importation.tableau_libre import deposer_tableau

PERSONNE, UN = "Nom;Prénom;Date de naissance", "Demo;Un;03/05/1990"


def importer_note(entete: str, cellule: str):
    depose = deposer_tableau(f"{PERSONNE};{entete}", f"{UN};{cellule}")
    depose.colonnes["3"] = "note"
    depose.colonnes_demandees = {}
    return importer(depose)


@pytest.mark.parametrize(
    ("cellule", "dite"),
    [("✓", "oui"), ("✔", "oui"), ("x", "x"), ("X", "X"), ("oui", "oui"), ("non", "non"), ("✗", "non"), ("×", "×")],
)
@pytest.mark.parametrize("entete", ["Vélo", "CV fait"])
def test_a_tick_is_a_note_under_its_header(jura_entier, connecter, coordinatrice, entete, cellule, dite):
    importer_note(entete, cellule)
    assert list(Suivi.objects.values_list("texte", flat=True)) == [f"{entete} : {dite}"]
    page = connecter(coordinatrice).get(reverse("ce_que_disait", args=[Personne.objects.get().pk])).content.decode()
    assert PAR_CODE["note"].libelle in page


@pytest.mark.parametrize("cellule", ["NC", "—", "/", "néant", "?"])
def test_what_gives_no_note_is_not_said_to_be_read_as_one(jura_entier, connecter, coordinatrice, cellule):
    importer_note("Vélo", cellule)
    assert not Suivi.objects.exists()
    page = connecter(coordinatrice).get(reverse("ce_que_disait", args=[Personne.objects.get().pk])).content.decode()
    assert PAR_CODE["note"].libelle not in page
    assert "aucune note n&#x27;en est faite" in page
