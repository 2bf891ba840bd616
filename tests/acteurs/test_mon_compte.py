"""One's own account: coordinates, and the assignment acted under."""

import pytest

from acteurs.models import Affectation
from acteurs.nomenclatures import Role
from tests.harnais.troupe import DEBUT


@pytest.fixture
def double(intervenante, autre_association):
    return Affectation.objects.create(
        agent=intervenante,
        structure=autre_association,
        departement=autre_association.departement,
        role=Role.RESPONSABLE,
        debut=DEBUT,
    )


@pytest.mark.parametrize(
    "qui", ["coordinatrice", "intervenante", "autre_intervenante", "prefecture", "etrangere", "administratrice"]
)
def test_everybody_has_an_account_page(request, connecter, qui):
    agent = request.getfixturevalue(qui)
    assert agent.email in connecter(agent).get("/mon-compte/").content.decode()


@pytest.mark.parametrize(
    ("saisi", "garde"),
    [
        ("03.84.00-00 00", "03 84 00 00 00"),
        ("+33 3 84 00 00 00", "03 84 00 00 00"),
        ("+213 551 23 45 67", "+213551234567"),
        ("", ""),
    ],
)
def test_the_telephone_is_kept_in_one_form(connecter, coordinatrice, saisi, garde):
    connecter(coordinatrice).post("/mon-compte/", {"prenom": "Test", "nom": "Nouveau", "telephone": saisi})
    coordinatrice.refresh_from_db()
    assert (coordinatrice.nom, coordinatrice.telephone) == ("Nouveau", garde)


def test_a_refused_telephone_stays_in_the_form_and_out_of_the_account(connecter, coordinatrice):
    reponse = connecter(coordinatrice).post("/mon-compte/", {"prenom": "Test", "nom": "Autrement", "telephone": "12"})
    page = reponse.content.decode()
    assert 'value="12"' in page
    assert 'value="Autrement"' in page
    assert "Ce numéro n&#x27;existe pas" in page
    assert "Test Coordinatrice" in page
    coordinatrice.refresh_from_db()
    assert coordinatrice.nom == "Coordinatrice"


def test_the_role_and_the_address_are_not_hers_to_write(connecter, intervenante):
    connecter(intervenante).post(
        "/mon-compte/",
        {"prenom": "A", "nom": "B", "email": "autre@example.org", "is_active": "", "role": "coordination"},
    )
    intervenante.refresh_from_db()
    assert intervenante.email == "intervenante@example.org"
    assert intervenante.is_active


def test_choosing_an_assignment_changes_what_one_acts_for(connecter, intervenante, double):
    client = connecter(intervenante)
    assert "Vous avez 2 accès" in client.get("/mon-compte/").content.decode()
    for affectation in intervenante.affectations.all():
        client.post("/mon-compte/affectation/", {"affectation": str(affectation.pk)})
        assert client.get("/mon-compte/").context["user"].affectation == affectation


def test_the_assignment_of_somebody_else_cannot_be_chosen(connecter, intervenante, coordinatrice):
    client = connecter(intervenante)
    client.post("/mon-compte/affectation/", {"affectation": str(coordinatrice.affectations.get().pk)})
    assert client.get("/mon-compte/").context["user"].affectation.agent == intervenante


def test_an_ended_choice_falls_back_to_another(connecter, intervenante, double):
    client = connecter(intervenante)
    client.post("/mon-compte/affectation/", {"affectation": str(double.pk)})
    Affectation.objects.filter(pk=double.pk).update(fin=DEBUT)
    assert client.get("/mon-compte/").context["user"].affectation != double
    client.post("/mon-compte/affectation/", {"affectation": str(double.pk)})
    assert client.get("/mon-compte/").context["user"].affectation != double


def test_an_account_without_any_access_is_told_so(connecter, intervenante):
    intervenante.affectations.update(fin=DEBUT)
    assert "Aucun accès en cours" in connecter(intervenante).get("/mon-compte/").content.decode()
