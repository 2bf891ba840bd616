"""The second factor: required when the setting says so, set up, used, replaced by a recovery code."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail

from tests.harnais.troupe import MOT_DE_PASSE

MDP = {"password": MOT_DE_PASSE}


def code_de(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def entrer(client, agent):
    return client.post("/compte/login/", {"login": agent.email, "password": MOT_DE_PASSE})


def installer(client, agent) -> str:
    """Activate the application through the pages and return its secret."""
    entrer(client, agent)
    client.post("/compte/reauthenticate/", MDP)
    page = client.get("/compte/2fa/totp/activate/").content.decode()
    secret = re.search(r'class="secret">([A-Z2-7]+)<', page).group(1)
    client.post("/compte/2fa/totp/activate/", {"code": code_de(secret)})
    return secret


@pytest.fixture
def obligatoire(settings):
    settings.SECOND_FACTEUR_OBLIGATOIRE = True


@pytest.mark.parametrize(
    "qui", ["coordinatrice", "intervenante", "autre_intervenante", "prefecture", "etrangere", "administratrice"]
)
@pytest.mark.parametrize("chemin", ["/", "/mon-compte/", "/initiatives/", "/compte/password/change/"])
def test_every_role_is_sent_to_set_one_up_when_it_is_required(request, connecter, obligatoire, qui, chemin):
    reponse = connecter(request.getfixturevalue(qui)).get(chemin)
    assert reponse.headers["Location"] == "/compte/2fa/"


def test_the_setup_page_says_why(connecter, coordinatrice, obligatoire):
    assert "protégez votre compte" in connecter(coordinatrice).get("/", follow=True).content.decode()


@pytest.mark.parametrize(
    "chemin",
    ["/compte/2fa/", "/compte/reauthenticate/", "/compte/logout/", "/accessibilite/", "/donnees-personnelles/"],
)
def test_setting_up_leaving_and_the_public_pages_stay_open(connecter, coordinatrice, obligatoire, chemin):
    assert connecter(coordinatrice).get(chemin).status_code == 200


def test_nothing_is_required_when_the_setting_is_off(connecter, coordinatrice):
    assert connecter(coordinatrice).get("/mon-compte/").status_code == 200


def test_a_part_of_a_page_is_sent_away_whole(connecter, coordinatrice, obligatoire):
    reponse = connecter(coordinatrice).get("/mon-compte/", headers={"HX-Request": "true"})
    assert reponse.headers["HX-Redirect"] == "/compte/2fa/"


def test_the_application_opens_the_site_and_gives_recovery_codes(client, coordinatrice, obligatoire):
    installer(client, coordinatrice)
    assert client.get("/mon-compte/").status_code == 200
    page = client.get("/compte/2fa/recovery-codes/").content.decode()
    assert len(re.findall(r"<li>\d{8}</li>", page)) == 10
    fichier = client.get("/compte/2fa/recovery-codes/download/")
    assert "codes-de-secours" in fichier.headers["Content-Disposition"]
    assert "Chacun sert une seule fois" in fichier.content.decode()


@pytest.mark.django_db(transaction=True)
def test_every_change_of_the_protection_is_told_by_mail(client, coordinatrice):
    installer(client, coordinatrice)
    client.post("/compte/2fa/recovery-codes/generate/")
    client.post("/compte/2fa/totp/deactivate/")
    assert [courriel.subject for courriel in mail.outbox] == [
        "[CIR-J] Application de connexion activée",
        "[CIR-J] Nouveaux codes de secours",
        "[CIR-J] Application de connexion retirée",
    ]
    assert all("Ce n'était pas vous ?" in courriel.body for courriel in mail.outbox)


def test_the_password_alone_no_longer_opens(client, coordinatrice):
    secret = installer(client, coordinatrice)
    client.logout()
    assert entrer(client, coordinatrice).headers["Location"].startswith("/compte/2fa/authenticate/")
    assert client.get("/mon-compte/").headers["Location"].startswith("/compte/login/")
    assert "Seconde étape" in client.get("/compte/2fa/authenticate/").content.decode()
    faux = client.post("/compte/2fa/authenticate/", {"code": "000000"})
    assert "Ce code est inexact" in faux.content.decode()
    code_de_secours = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    assert client.post("/compte/2fa/authenticate/", {"code": code_de_secours}).status_code == 302
    assert client.get("/mon-compte/").status_code == 200
    assert secret


def test_the_secret_is_encrypted_in_the_database(client, coordinatrice):
    secret = installer(client, coordinatrice)
    range_ = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in range_
    assert range_.startswith("gAAAA")


def test_guessing_the_code_is_blocked(client, coordinatrice):
    installer(client, coordinatrice)
    client.logout()
    entrer(client, coordinatrice)
    for _ in range(5):
        client.post("/compte/2fa/authenticate/", {"code": "000000"})
    reponse = client.post("/compte/2fa/authenticate/", {"code": "000000"})
    assert "Trop d&#x27;essais infructueux" in reponse.content.decode()


def test_removing_it_closes_the_site_again(client, coordinatrice, obligatoire):
    installer(client, coordinatrice)
    client.post("/compte/2fa/totp/deactivate/")
    assert not Authenticator.objects.exists()
    assert client.get("/mon-compte/").headers["Location"] == "/compte/2fa/"


def test_a_reset_password_does_not_forbid_the_setup(client, coordinatrice):
    """allauth then knows an « unverified » address: the invitation had verified it."""
    client.post("/compte/password/reset/", {"email": coordinatrice.email})
    installer(client, coordinatrice)
    assert Authenticator.objects.filter(type="totp").exists()


@pytest.mark.parametrize(
    "chemin",
    ["/compte/2fa/totp/activate/", "/compte/2fa/webauthn/add/", "/compte/2fa/recovery-codes/generate/"],
)
def test_touching_the_protection_asks_for_the_password_again(connecter, coordinatrice, chemin):
    reponse = connecter(coordinatrice, confirmee=False).get(chemin)
    assert reponse.headers["Location"].startswith("/compte/reauthenticate/")
