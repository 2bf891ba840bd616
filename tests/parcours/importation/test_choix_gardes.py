"""Whatever the page of the columns refuses, all that was chosen on it is still there: columns, sheets, open lists."""

import html
import re

import pytest
from django.urls import reverse

from parcours.models import Importation

pytestmark = pytest.mark.django_db
UNE = [["Qui", "Prénom", "Truc", "Commune", "Truc"], ["ALPHA", "Ana", "a@exemple.fr", "Dole", "06 39 98 10 01"]]
AUTRE = [["Qui", "Prénom", "Truc", "Commune", "Truc"], ["BETA", "Bea", "b@exemple.fr", "Dole", "06 39 98 10 02"]]
CHOIX = {"colonne_1": "prenom", "colonne_2": "courriel", "colonne_3": "", "colonne_4": "telephone"}


@pytest.fixture
def page(connecter, coordinatrice, jura_entier, envoyer, ecrire_tableau):
    """Return a function that sends the page: what it shows next, field → value (a box: « on » or nothing), and its words."""
    client = connecter(coordinatrice)
    chemin = ecrire_tableau([], feuilles={"Une": UNE, "Autre": AUTRE})
    adresse = envoyer(client, "choix.xlsx", chemin.read_bytes())
    depose = Importation.objects.get()

    def envoyer_la_page(ou: str = "", **dits):
        ou = reverse(ou, args=[depose.pk]) if ou else adresse
        lue = client.post(ou, affiches(client.get(adresse).content.decode()) | dits, follow=True)
        contenu = lue.content.decode()
        return affiches(contenu), html.unescape(contenu)

    return envoyer_la_page


def affiches(page: str) -> dict[str, str]:
    """Return what a browser would send of the page."""
    champs = {}
    for brut in re.findall(r"<input [^>]*>", page):
        attributs = dict(re.findall(r'(\w+)="([^"]*)"', brut))
        if "name" not in attributs or attributs["name"] == "csrfmiddlewaretoken":
            continue
        if attributs.get("type") != "checkbox":
            champs[attributs["name"]] = html.unescape(attributs.get("value", ""))
        elif " checked" in brut:
            champs[attributs["name"]] = "on"
    for nom, options in re.findall(r'<select name="(colonne_\d+)".*?>(.*?)</select>', page, re.DOTALL):
        choisie = re.search(r'value="([^"]*)" selected', options)
        champs[nom] = choisie[1] if choisie else ""
    return champs


def test_without_a_name_the_columns_stay_as_they_were_chosen(page):
    montres, mots = page(**CHOIX)
    assert "Dites quelle colonne contient le nom des personnes." in mots
    assert {nom: montres[nom] for nom in CHOIX} == CHOIX


@pytest.mark.parametrize("ou", ["", "importation_feuille"])
def test_a_wrong_sheet_keeps_the_columns_and_the_sheets(page, ou):
    montres, mots = page(ou, **CHOIX, ligne_0="1001", retenue_1="on", sortie_1="2024")
    assert "Écrivez un numéro de ligne entre 0 et 1000." in mots
    assert {nom: montres[nom] for nom in CHOIX} == CHOIX
    assert (montres["ligne_0"], montres.get("retenue_1"), montres["sortie_1"]) == ("1001", "on", "2024")


def test_another_sheet_keeps_what_was_chosen_of_columns_of_one_header(page):
    """The name is still missing, and the second « Truc » is not the first."""
    montres, mots = page(**CHOIX, retenue_1="on")
    assert "Le tableau est relu" in mots
    montres, mots = page()
    assert "Dites quelle colonne contient le nom des personnes." in mots
    assert {nom: montres[nom] for nom in CHOIX} == CHOIX
    assert montres.get("retenue_1") == "on"


def test_no_sheet_at_all_keeps_the_columns(page):
    montres, mots = page(**CHOIX, retenue_0="")
    assert "Choisissez au moins une feuille." in mots
    assert {nom: montres[nom] for nom in CHOIX} == CHOIX


def test_another_row_of_headers_keeps_the_columns_of_the_sheet(page):
    """Its headers change, and what they alone said with them: the columns are the same ones."""
    page("importation_feuille", **CHOIX, ligne_0="0")
    montres, mots = page()
    assert "Colonne A, sans en-tête" in mots
    assert {nom: montres[nom] for nom in CHOIX} == CHOIX | {"colonne_1": ""}


def test_what_was_chosen_is_kept_however_often_the_sheets_are_read_again(page):
    page("importation_feuille", **CHOIX, retenue_1="on")
    page("importation_feuille", ligne_1="0")
    page("importation_feuille", ligne_1="1")
    montres, _ = page()
    assert {nom: montres[nom] for nom in CHOIX} == CHOIX
