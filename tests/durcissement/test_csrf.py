"""No other site can send a form in somebody's name."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_nothing_is_received_without_the_token(adresses, demander):
    """Every address, those that are made for reading too: a view that forgets to look would receive it."""
    obtenus = {
        (adresse.methode, adresse.nom): demander(
            adresse.agent, "POST", adresse.url, adresse.donnees, enforce_csrf_checks=True
        ).status_code
        for adresse in adresses
    }
    assert len(obtenus) > 60
    assert {nom: statut for nom, statut in obtenus.items() if statut != 403} == {}


def test_a_token_that_is_not_of_this_session_is_refused(adresses, demander):
    faux = {"csrfmiddlewaretoken": "a" * 64}
    obtenus = {
        adresse.nom: demander(
            adresse.agent, "POST", adresse.url, adresse.donnees | faux, enforce_csrf_checks=True
        ).status_code
        for adresse in adresses
        if adresse.methode == "POST"
    }
    assert set(obtenus.values()) == {403}


def test_a_right_token_sent_from_another_site_is_refused(connecter, coordinatrice):
    client = connecter(coordinatrice, enforce_csrf_checks=True)
    client.get(reverse("mon_compte"), secure=True)
    donnees = {"csrfmiddlewaretoken": client.cookies["csrf"].value}
    adresse = reverse("changer_affectation")
    for entetes, attendu in (
        ({"referer": "https://ailleurs.example/"}, 403),
        ({"origin": "https://ailleurs.example"}, 403),
        ({"origin": "null"}, 403),
        ({"referer": "https://testserver/mon-compte/"}, 302),
    ):
        assert client.post(adresse, donnees, secure=True, headers=entetes).status_code == attendu, entetes


def test_the_login_page_is_protected_too(connecter, coordinatrice):
    reponse = connecter(enforce_csrf_checks=True).post("/compte/login/", {"login": "a@example.org", "password": "x"})
    assert reponse.status_code == 403
