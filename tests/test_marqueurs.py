"""A word planted in every text of every dossier, one for each pillar; then each member of the cast goes everywhere.

She follows every link, every part that a page loads and every GET form, sends the other forms empty, and asks for the
addresses that the others found: she must meet the words that the rule opens to her, all of them, and no other.
"""

import pytest

from tests.harnais.marques import MARQUE, planter
from tests.harnais.robot import Robot

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fichiers_prives", "figures_comptees_une_fois")]
PILIERS = ("langue", "logement", "social", "sante", "emploi")
#: The rule, in full and by itself: who reads what of which dossier. 1 and 2 are of one department, 3 of another.
OUVERTS = {
    "coordinatrice": {(1, "identite"), (2, "identite"), *((d, p) for d in (1, 2) for p in PILIERS), (0, "import")},
    # Alpha carries language and housing of the first, and wrote a private note there.
    "alpha": {(1, "identite"), (1, "langue"), (1, "logement"), (1, "note")},
    # Beta carries health of the first, work of the second.
    "beta": {(1, "identite"), (1, "sante"), (2, "identite"), (2, "emploi")},
    "gamma": set(),
    "prefecture": set(),
    "administratrice": set(),
    "etrangere": {(3, "identite"), *((3, p) for p in PILIERS)},
    "anonyme": set(),
}


def test_each_meets_the_words_that_are_hers_and_no_other(planter_tout, connecter, rendus):
    robots = {qui: Robot(connecter(agent), rendus) for qui, agent in planter_tout.items()}
    for robot in robots.values():
        robot.explorer("/")
    toutes = set().union(*(robot.vues for robot in robots.values()))
    parties = set().union(*(robot.parties for robot in robots.values()))
    # One looks at the whole site, or this proves nothing.
    assert len(robots["coordinatrice"].vues) > 60
    for robot in robots.values():
        robot.demander(toutes, parties)
    pannes = {qui: robot.pannes for qui, robot in robots.items() if robot.pannes}
    assert pannes == {}
    trop = {
        qui: {marque: adresses for marque, adresses in robot.lues.items() if marque not in OUVERTS[qui]}
        for qui, robot in robots.items()
    }
    assert {qui: fuites for qui, fuites in trop.items() if fuites} == {}
    manquent = {qui: OUVERTS[qui] - robots[qui].lues.keys() for qui in robots}
    assert {qui: absents for qui, absents in manquent.items() if absents} == {}


def test_the_robot_would_see_a_leak(connecter, coordinatrice, personne, parcours):
    """Otherwise the silence above would prove nothing."""
    robot = Robot(connecter(coordinatrice), [])
    personne.nom = MARQUE.format("IDENTITE", 1)
    personne.save()
    robot.demander({"/personnes/"}, set())
    assert set(robot.lues) == {(1, "identite")}


@pytest.fixture
def planter_tout(jura, doubs, dole, coordinatrice, prefecture, etrangere, administratrice):
    return planter(jura, doubs) | {
        "coordinatrice": coordinatrice,
        "prefecture": prefecture,
        "etrangere": etrangere,
        "administratrice": administratrice,
        "anonyme": None,
    }


@pytest.fixture
def rendus(monkeypatch) -> list[str]:
    """What the printed documents are made of: their letters cannot be read back from the PDF."""
    from cirj.socle import pdf

    textes, ordinaire = [], pdf.render_to_string

    def rendre(*arguments, **options):
        textes.append(ordinaire(*arguments, **options))
        return textes[-1]

    monkeypatch.setattr(pdf, "render_to_string", rendre)
    return textes
