"""Numbers of families, compositions, marital statuses, kinds of accommodation: the cells say which, whatever the header."""

import pytest
from django.urls import reverse

from parcours.importation.entetes import colonnes_de
from parcours.models import MembreMenage, Menage, Sejour
from tests.parcours.importation.par_la_page import importer, verifier
from tests.parcours.importation.tableau_libre import deposer_tableau


def lues(entetes: str, *lignes: str) -> list[tuple[str, str, str]]:
    """Return (field, the one proposed, « shown » when a reason is) of each column after those of the names."""
    rangees = [[f"Nom{rang}", f"Prénom{rang}", *ligne.split(";")] for rang, ligne in enumerate(lignes)]
    colonnes = colonnes_de(["Nom", "Prénom", *entetes.split(";")], rangees)[2:]
    return [(c.champ, c.propose, "shown" if c.demandee else "") for c in colonnes]


@pytest.mark.parametrize("entete", ["Fam", "Famille", "Foyer", "Ménage"])
@pytest.mark.parametrize(
    "valeurs", [["1", "1", "2", "3", "3"], ["1", "2", "3", "4"], ["F1", "F1", "F2"], ["12", "12", "7"]]
)
def test_numbers_that_follow_each_other_are_those_of_households(entete, valeurs):
    assert lues(entete, *valeurs) == [("numero_famille", "", "shown")]


@pytest.mark.parametrize(
    "valeurs", [["3", "3", "3", "2", "2", "3"], ["4", "2", "3", "1"], ["1", "2", "2", "3", "3", "3"], ["5", "5", "5"]]
)
def test_numbers_that_may_be_sizes_are_asked(valeurs):
    assert lues("Fam", *valeurs) == [("", "", "shown")]


@pytest.mark.parametrize(
    ("entete", "valeurs"),
    [
        ("Fam", ["couple", "seule", "2A 3E"]),
        ("Nb personnes", ["1", "1", "2"]),
        ("Compo", ["célibataire", "célibataire"]),
        ("Situation familiale", ["couple + 2 enf", "célibataire", "mère isolée"]),
    ],
)
def test_a_composition_stays_one(entete, valeurs):
    assert lues(entete, *valeurs) == [("composition", "", "")]


@pytest.mark.parametrize("ordre", [1, -1])
@pytest.mark.parametrize("compo", [["2A 3E", "1A", "mère + 2 enf"], ["4 pers.", "seul", "couple"]])
def test_the_composition_is_the_column_whose_cells_say_one(ordre, compo):
    lignes = [
        ";".join([statut, c][::ordre]) for statut, c in zip(("marié", "célibataire", "divorcée"), compo, strict=True)
    ]
    attendues = [("situation_familiale", "", "shown"), ("composition", "", "")][::ordre]
    assert lues(";".join(["Sit. fam.", "Compo"][::ordre]), *lignes) == attendues


def test_of_two_columns_the_one_that_is_understood_is_taken_and_the_other_asked():
    assert lues("Sit. fam.;Compo", "dossier vu;couple", "à revoir;seul") == [
        ("", "note", "shown"),
        ("composition", "", ""),
    ]


@pytest.mark.parametrize("entete", ["Sit. fam.", "Situation familiale", "Compo fam"])
def test_a_marital_status_alone_is_asked_before_it_is_read_as_a_composition(entete):
    assert lues(entete, "marié", "célibataire", "veuve") == [("", "composition", "shown")]


@pytest.mark.parametrize(
    ("entetes", "valeurs", "attendues"),
    [
        ("Dispositif", ["CPH", "HUDA", "CADA Dole", "CAES"], [("hebergement", "", "shown")]),
        ("Programme", ["?", "CPH", "CPH", "IML", "CADA"], [("hebergement", "", "shown")]),
        ("Dispositif", ["AGIR", "CPH", "HUDA", "AGIR"], [("", "", "shown")]),
        ("Dispositif", ["AGIR", "hors AGIR"], [("programme", "", "")]),
        ("Dispositif;Hébergement", ["CPH;HLM", "HUDA;CADA"], [("", "note", "shown"), ("hebergement", "", "")]),
        ("Hébergement;Dispositif", ["HLM;CPH", "CADA;HUDA"], [("hebergement", "", ""), ("", "note", "shown")]),
    ],
)
def test_kinds_of_accommodation_correct_the_header_of_a_programme(entetes, valeurs, attendues):
    assert lues(entetes, *valeurs) == attendues


@pytest.mark.django_db
def test_what_the_cells_corrected_is_shown_with_its_reason_and_read_so(jura_entier, connecter, coordinatrice):
    client = connecter(coordinatrice)
    depose = deposer_tableau(
        "Nom;Prénom;Fam;Dispositif", "ALPHA;Ana;1;CPH", "ALPHA;Bea;1;HUDA", "BETA;Clo;2;CADA", agent=coordinatrice
    )
    page = client.get(reverse("importation_colonnes", args=[depose.pk])).content.decode()
    assert "Ses cases sont des numéros qui se suivent, un par ménage." in page
    assert "Ses cases sont des hébergements (CPH, HUDA, CADA)." in page
    importer(verifier(client, depose))
    assert set(Sejour.objects.values_list("categorie", flat=True)) == {"cph", "huda", "cada"}
    assert (Menage.objects.count(), MembreMenage.objects.count()) == (2, 3)
