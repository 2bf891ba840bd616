"""Communes by name; a bare code is never guessed."""

import pytest

from acteurs.territoire import lecture as territoire
from parcours.importation.communes import Communes

pytestmark = pytest.mark.django_db


@pytest.fixture
def communes(jura_entier) -> Communes:
    return Communes("39")


@pytest.mark.parametrize(
    ("ecrit", "insee"),
    [
        ("Dole", "39198"),
        ("39100 Dole", "39198"),
        ("DOLE CEDEX", "39198"),
        ("Lons (39000)", "39300"),
        ("LONS", "39300"),
        ("Lons le Saunier", "39300"),
        ("ST-CLAUDE", "39478"),
        ("St Claude", "39478"),
        ("Morez", "39368"),
        ("Hauts de Bienne", "39368"),
        ("Salins", "39500"),
        ("Champagnole 39300", "39097"),
    ],
)
def test_a_commune_is_known_by_the_names_people_say(communes, ecrit, insee):
    lu = communes.lire(ecrit)
    assert (lu.valeur, lu.probleme) == (insee, "")


@pytest.mark.parametrize("ecrit", ["39300", "39500", "39100"])
def test_a_bare_code_of_several_communes_is_a_problem(communes, ecrit):
    lu = communes.lire(ecrit)
    assert lu.valeur is None
    assert "écrivez le nom" in lu.probleme


def test_a_code_that_contradicts_the_name_is_said_and_the_name_kept(communes):
    lu = communes.lire("Dole 39200")
    assert lu.valeur == "39198"
    assert "39200" in lu.probleme


def test_a_town_elsewhere_is_a_problem(communes):
    assert "n'est pas une commune du département" in communes.lire("Lyon").probleme


#: Name or code as written, commune meant.
AUTRES_ECRITURES = {
    "39": [
        ("Rousses", "39470"),
        ("LES ROUSSES", "39470"),
        ("les rousses 39220", "39470"),
        ("Deschaux", "39193"),
        ("Molinges", "39339"),
        ("La Mouille", "39368"),
        ("39310 Les Molunes", "39510"),
        ("étoile", "39217"),
    ],
    "01": [("1000 Bourg en Bresse", "01053"), ("1053", "01053")],
    "2A": [("2a004", "2A004"), ("Ajaccio 20000", "2A004")],
    "2B": [("2B033 Bastia", "2B033")],
}


@pytest.mark.parametrize("departement", AUTRES_ECRITURES)
def test_articles_former_names_and_codes_are_read_in_any_department(departement):
    """A code that lost its zero, or holds a letter; a name without its article; a commune that is one no longer."""
    territoire.charger(departement)
    communes = Communes(departement)
    for ecrit, insee in AUTRES_ECRITURES[departement]:
        lu = communes.lire(ecrit)
        assert (lu.valeur, lu.probleme) == (insee, ""), ecrit
