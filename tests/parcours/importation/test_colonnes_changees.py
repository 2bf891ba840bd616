"""The page of the columns: what is chosen on it stays chosen while it is changed, and what it shows is whole."""

import pytest
from django.urls import reverse

from parcours.importation.champs import PAR_CODE
from parcours.models import Importation
from parcours.views.importations.colonnes_montrees import LONGUEUR, SUITE

pytestmark = pytest.mark.django_db
LONG = "Une phrase qui dit longuement ce qui bloque depuis le printemps et ce qui reste à faire"


@pytest.fixture
def page_des_colonnes(connecter, coordinatrice, jura_entier, envoyer, ecrire_tableau):
    """Return a function that sends the page again: it answers with the form of the columns, and the page."""
    client = connecter(coordinatrice)
    lignes = [["Nom", "Prénom", "Commune", "Truc", "", "Bizarre"], ["DÉMO", "Amina", "Dole", "a", "b", LONG]]
    adresse = envoyer(client, "colonnes.xlsx", ecrire_tableau(lignes).read_bytes())
    formulaire = client.get(adresse).context["formulaire"]
    affiches = {nom: formulaire[nom].value() or "" for nom in formulaire.fields}

    def envoyer_de_nouveau(chemin: str = "", **dits):
        reponse = client.post(chemin or adresse, affiches | {"feuilles": "1", "ligne_0": "1"} | dits, follow=True)
        return reponse.context["formulaire"], reponse.content.decode()

    return envoyer_de_nouveau


def test_changing_a_column_keeps_the_choices_of_the_others_and_of_the_sheets(page_des_colonnes):
    formulaire, page = page_des_colonnes(colonne_3="courriel", ligne_0="7", sortie_0="2024", changer="2")
    assert formulaire["colonne_3"].value() == "courriel"
    assert 'name="ligne_0" id="id_ligne_0" value="7"' in page
    assert 'value="2024"' in page
    # The list is where the button was, and takes the focus.
    ligne = page.split('id="colonne-2"')[1].split("</tr>")[0]
    assert "<select" in ligne
    assert "autofocus" in ligne
    assert "Changer" not in ligne
    # A second one: the first is still open, with what was chosen in it.
    formulaire, page = page_des_colonnes(colonne_2="telephone", ouverte="2", changer="1")
    assert formulaire["colonne_2"].value() == "telephone"
    assert page.count('name="ouverte"') == 2
    assert page.count("autofocus") == 1


def test_a_column_chosen_by_hand_stays_so_when_the_sheets_are_read_again(page_des_colonnes):
    depose = Importation.objects.get()
    formulaire, page = page_des_colonnes(
        reverse("importation_feuille", args=[depose.pk]), colonne_3="courriel", colonne_2="", ligne_0="1"
    )
    assert "Le tableau est relu" in page
    assert (formulaire["colonne_3"].value(), formulaire["colonne_2"].value() or "") == ("courriel", "")
    assert formulaire["colonne_0"].value() == "nom"


def test_a_column_without_header_is_said_so_and_an_example_is_cut_between_two_words(page_des_colonnes):
    _, page = page_des_colonnes(changer="0")
    assert "Colonne E, sans en-tête" in page
    assert "Colonne E : Colonne E" not in page
    montre = page.split("«&nbsp;Une phrase")[1].split("&nbsp;»")[0]
    assert montre.endswith(SUITE)
    dit = f"Une phrase{montre}".removesuffix(SUITE)
    assert LONG.startswith(f"{dit} ")
    assert len(dit) <= LONGUEUR
    assert PAR_CODE["nom"].libelle in page
