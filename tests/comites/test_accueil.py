"""The home page sends each role to its own, and gives the social worker the decisions she carries."""

import pytest
from django.utils import timezone

from tests.comites.conftest import JOUR


@pytest.mark.parametrize(
    ("qui", "attendu"),
    [
        ("coordinatrice", "Situations sans décision"),
        ("intervenante", "à contacter cette semaine"),
        ("prefecture", "phrase-accueil"),
        ("administratrice", "Aucun dossier ne s'ouvre avec ce rôle"),
    ],
)
def test_each_role_finds_its_own_page(request, connecter, qui, attendu):
    assert attendu in connecter(request.getfixturevalue(qui)).get("/").content.decode()


def test_the_owner_finds_the_decision_on_her_home_until_it_is_closed(connecter, intervenante, decision):
    client = connecter(intervenante)
    assert decision.get_absolute_url() in client.get("/").content.decode()
    decision.clore(timezone.localdate(), "Fait.", leve_le_blocage=False)
    assert decision.get_absolute_url() not in client.get("/").content.decode()


def test_an_owner_outside_the_pathway_finds_it_too_without_the_pillar(
    connecter, autre_intervenante, decision, autre_association
):
    type(decision).objects.update(structure=autre_association)
    page = connecter(autre_intervenante).get("/").content.decode()
    assert decision.get_absolute_url() in page
    assert "langue" not in page.lower()


def test_what_is_named_for_a_colleague_is_not_on_one_s_home(connecter, intervenante, association, point):
    from tests.harnais.troupe import creer_agent

    collegue = creer_agent("Collegue", "intervenant", association)
    decision = point.decider("Appeler", association, collegue, timezone.localdate() + JOUR)
    assert decision.get_absolute_url() not in connecter(intervenante).get("/").content.decode()
    assert decision.get_absolute_url() in connecter(collegue).get("/").content.decode()


def test_many_decisions_leave_the_people_first_on_the_page(connecter, intervenante, association, point):
    for i in range(5):
        point.decider(f"Action {i}", association, None, timezone.localdate() + i * JOUR)
    page = connecter(intervenante).get("/").content.decode()
    assert "5 décisions à mettre en œuvre" in page
    visibles, repliees = page.split("Voir les autres décisions")
    assert "Action 2" in visibles
    assert "Action 3" in repliees
