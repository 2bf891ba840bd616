"""One header in two sheets, two meanings: the page says that one choice is for both, and how to choose for each."""

import html

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from parcours.importation.depot import deposer, retenir
from parcours.importation.lecture import Classeur
from parcours.models import Importation, Personne
from tests.parcours.importation.par_la_page import importer
from tests.parcours.importation.test_choix_gardes import affiches

pytestmark = pytest.mark.django_db
SUIVI = [["Nom", "Prénom", "Contact", "Ville"], ["ALPHA", "Ana", "06 39 98 10 01", "Dole"]]
AUTRE = [["Nom", "Prénom", "Contact"], ["BETA", "Bea", "bea@exemple.fr"]]
CHOISIES = {"retenue_0": "on", "retenue_1": "on", "relire": "1"}


@pytest.fixture
def page(connecter, coordinatrice, jura_entier, envoyer, ecrire_tableau):
    client = connecter(coordinatrice)
    adresse = envoyer(client, "deux.xlsx", ecrire_tableau([], feuilles={"Suivi": SUIVI, "Autre": AUTRE}).read_bytes())
    pk = Importation.objects.get().pk

    def envoyer_la_page(ou: str = "importation_colonnes", **dits) -> str:
        affichee = affiches(client.get(adresse).content.decode())
        return html.unescape(client.post(reverse(ou, args=[pk]), affichee | dits, follow=True).content.decode())

    return envoyer_la_page


def test_the_page_says_beside_the_columns_that_one_choice_is_for_all_the_sheets(page):
    lue = page("importation_feuille", **CHOISIES)
    assert "Une colonne présente dans plusieurs feuilles sous le même nom se choisit une fois pour toutes." in lue
    assert lue.count("Dans les 2 feuilles\xa0: un seul choix pour toutes.") == 3
    assert "Dans la feuille «\xa0Suivi\xa0» seulement." in lue


def test_a_sheet_apart_has_its_own_columns_and_each_row_is_read_by_those_of_its_sheet(page):
    page("importation_feuille", **CHOISIES, colonne_2="telephone")
    lue = page("importation_feuille", a_part_1="on", relire="1", colonne_2="telephone")
    assert lue.count("Dans la feuille «\xa0Autre\xa0» seulement.") == 3
    depose = Importation.objects.get()
    assert depose.entetes == ["Nom", "Prénom", "Contact", "Ville", "Nom", "Prénom", "Contact"]
    # What was chosen for both sheets is chosen in each.
    assert (depose.colonnes["2"], depose.colonnes["6"]) == ("telephone", "telephone")
    page(colonne_6="courriel")
    importer(Importation.objects.get())
    assert set(Personne.objects.values_list("nom", "telephone", "courriel")) == {
        ("ALPHA", "06 39 98 10 01", ""),
        ("BETA", "", "bea@exemple.fr"),
    }


def test_a_single_sheet_is_told_nothing_of_this(page):
    lue = page(changer="0")
    assert "un seul choix pour toutes" not in lue
    assert "se choisit une fois pour toutes" not in lue


def test_whole_names_of_one_sheet_are_not_those_of_another(jura_entier, ecrire_tableau):
    """Each sheet says the name of its people in its own columns."""
    entiers = [["Nom et prénom", "Ville"], ["GAMMA Clo", "Dole"]]
    chemin = ecrire_tableau([], feuilles={"Suivi": SUIVI, "Entiers": entiers})
    depose = deposer(ContentFile(chemin.read_bytes()), "t.xlsx", departement="39")
    retenir(depose, Classeur(depose.fichier.path), ["Suivi", "Entiers"])
    importer(depose)
    assert set(Personne.objects.values_list("nom", "prenom")) == {("ALPHA", "Ana"), ("GAMMA", "Clo")}
