"""What somebody without an account tries at the door: guess who has one, insist, be sent elsewhere, forge a host."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import Client

from acteurs.models import Invitation
from acteurs.nomenclatures import Role
from tests.harnais.regles import poser_regle
from tests.harnais.troupe import MOT_DE_PASSE

CONNUE, FERMEE, INCONNUE = "intervenante@example.org", "autre@example.org", "personne@example.org"
AILLEURS = [
    "https://ailleurs.example/",
    "//ailleurs.example/",
    "/\\ailleurs.example",
    "javascript:alert(1)",
    "https:ailleurs.example",
]


@pytest.fixture
def comptes(intervenante, autre_intervenante):
    autre_intervenante.fermer()


def sans_variable(page: str, adresse: str) -> str:
    """Return the page without what changes each time: the token, and the address typed."""
    page = re.sub(r'"X-CSRFToken": "[^"]+"|name="csrfmiddlewaretoken" value="[^"]+"', "", page)
    return page.replace(adresse, "…")


@pytest.mark.usefixtures("comptes")
def test_a_login_says_and_costs_the_same_whoever_is_asked_for(monkeypatch):
    reponses, travaux = set(), []
    chiffrer = MD5PasswordHasher.encode

    def compter(self, *args, **kwargs):
        travaux[-1] += 1
        return chiffrer(self, *args, **kwargs)

    monkeypatch.setattr(MD5PasswordHasher, "encode", compter)
    for adresse in (CONNUE, FERMEE, INCONNUE):
        travaux.append(0)
        reponse = Client().post("/compte/login/", {"login": adresse, "password": "mauvais"})
        reponses.add((reponse.status_code, sans_variable(reponse.content.decode(), adresse)))
    assert len(reponses) == 1
    assert travaux == [1, 1, 1]


@pytest.mark.usefixtures("comptes")
def test_a_forgotten_password_says_and_sends_the_same_whoever_is_asked_for():
    reponses = set()
    for adresse in (CONNUE, FERMEE, INCONNUE):
        reponse = Client().post("/compte/password/reset/", {"email": adresse}, follow=True)
        reponses.add((reponse.redirect_chain[-1], sans_variable(reponse.content.decode(), adresse)))
    assert len(reponses) == 1
    assert [courriel.to for courriel in mail.outbox] == [[CONNUE], [FERMEE], [INCONNUE]]


# What she is told hangs on whether the e-mail could leave, once committed.
@pytest.mark.django_db(transaction=True)
def test_inviting_an_address_known_elsewhere_says_no_more_than_an_unknown_one(
    connecter, coordinatrice, association, etrangere
):
    client, pages = connecter(coordinatrice), []
    for adresse in (etrangere.email, INCONNUE):
        donnees = {"email": adresse, "prenom": "A", "nom": "B", "role": Role.INTERVENANT, "structure": association.pk}
        reponse = client.post("/equipe/inviter/", donnees)
        assert reponse.headers["Location"] == "/equipe/"
        message = re.search(r"L(?:&#x27;|')invitation [^<]+", client.get("/equipe/").content.decode()).group()
        pages.append(message.replace(adresse, "…"))
    assert pages[0] == pages[1]


def test_a_made_up_invitation_says_nothing_of_the_true_ones(client, coordinatrice, association):
    Invitation.objects.create(
        email=INCONNUE,
        prenom="A",
        nom="B",
        structure=association,
        departement=association.departement,
        role=Role.INTERVENANT,
        invite_par=coordinatrice,
    )
    reponse = client.get("/invitation/invente/")
    assert reponse.status_code == 404
    assert INCONNUE not in reponse.content.decode()


def test_attempts_are_counted_whatever_the_visitor_says_of_her_address(client, intervenante):
    poser_regle("CONNEXION_ADRESSE", "4")
    for rang in range(4):
        client.post(
            "/compte/login/",
            {"login": f"essai{rang}@example.org", "password": "x"},
            headers={"X-Forwarded-For": f"192.0.2.{rang}"},
        )
    reponse = client.post(
        "/compte/login/", {"login": CONNUE, "password": MOT_DE_PASSE}, headers={"X-Forwarded-For": "192.0.2.99"}
    )
    assert "Trop d&#x27;essais infructueux" in reponse.content.decode()


def test_confirming_again_and_again_is_limited(connecter, intervenante):
    client = connecter(intervenante, confirmee=False)
    reponses = [client.post("/compte/reauthenticate/", {"password": "mauvais"}) for _ in range(12)]
    assert 429 in {reponse.status_code for reponse in reponses}
    assert client.post("/compte/reauthenticate/", {"password": MOT_DE_PASSE}).status_code == 429


@pytest.mark.parametrize("suite", AILLEURS)
def test_the_login_leads_to_this_site_only(client, intervenante, suite):
    reponse = client.post("/compte/login/", {"login": CONNUE, "password": MOT_DE_PASSE, "next": suite})
    assert reponse.headers["Location"] == "/"


@pytest.mark.parametrize("suite", AILLEURS)
def test_the_logout_leads_to_this_site_only(connecter, intervenante, suite):
    assert connecter(intervenante).post("/compte/logout/", {"next": suite}).headers["Location"] == "/compte/login/"


@pytest.mark.parametrize("suite", AILLEURS)
def test_a_confirmation_leads_to_this_site_only(connecter, intervenante, suite):
    client = connecter(intervenante, confirmee=False)
    reponse = client.post("/compte/reauthenticate/", {"password": MOT_DE_PASSE, "next": suite})
    assert reponse.headers["Location"] == "/"


@pytest.mark.parametrize("adresse", ["/compte/login/", "/compte/password/reset/", "/"])
def test_a_forged_host_is_refused(client, intervenante, adresse):
    assert client.get(adresse, headers={"Host": "ailleurs.example"}).status_code == 400


def test_no_header_writes_another_host_in_an_e_mail(client, intervenante):
    client.post("/compte/password/reset/", {"email": CONNUE}, headers={"Host": "ailleurs.example"})
    assert mail.outbox == []
    client.post(
        "/compte/password/reset/",
        {"email": CONNUE},
        headers={"X-Forwarded-Host": "ailleurs.example", "Forwarded": "host=ailleurs.example"},
    )
    assert "http://testserver/compte/password/reset/key/" in mail.outbox[0].body
    assert "ailleurs.example" not in mail.outbox[0].body
