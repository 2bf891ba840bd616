"""The second factor: required when the setting says so, set up, used, replaced by a recovery code."""

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from allauth.mfa import app_settings
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.db import connection
from django.test import Client

from acteurs.comptes import codes
from tests.harnais.troupe import MOT_DE_PASSE

MDP = {"password": MOT_DE_PASSE}


def code_de(secret: str, rang: int = 0) -> str:
    """Return one of the three codes that the tolerance for a telephone's clock accepts now; each serves once.

    The oldest would not be accepted any more if the period ended meanwhile: its end is waited for.
    """
    reste = app_settings.TOTP_PERIOD - time.time() % app_settings.TOTP_PERIOD
    if rang == 0 and reste < 4:
        time.sleep(reste)
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[rang]))


def entrer(client, agent):
    return client.post("/compte/login/", {"login": agent.email, "password": MOT_DE_PASSE})


def coder(client, code: str):
    return client.post("/compte/2fa/authenticate/", {"code": code})


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
    assert "Trop de codes inexacts. Réessayez dans 1\N{NO-BREAK SPACE}minute," in reponse.content.decode()


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


def test_the_code_that_activated_the_application_does_not_open_the_next_login(client, coordinatrice):
    secret = installer(client, coordinatrice)
    client.logout()
    entrer(client, coordinatrice)
    assert "Ce code est inexact ou n&#x27;est plus valable" in coder(client, code_de(secret)).content.decode()
    assert coder(client, code_de(secret, 1)).status_code == 302


def test_a_code_serves_once_whatever_is_asked_and_however_late(client, coordinatrice, monkeypatch):
    secret = installer(client, coordinatrice)
    client.logout()
    entrer(client, coordinatrice)
    code, pas = code_de(secret, 1), list(yield_hotp_counters_from_time())
    assert coder(client, code).status_code == 302
    confirmer = "/compte/2fa/reauthenticate/"
    assert "Ce code est inexact" in client.post(confirmer, {"code": code}).content.decode()
    # Half a minute later the telephone's tolerance would still take it.
    monkeypatch.setattr(codes, "yield_hotp_counters_from_time", lambda: iter(n + 1 for n in pas))
    assert "Ce code est inexact" in client.post(confirmer, {"code": code}).content.decode()
    # Nor one that is older than the last that served.
    assert "Ce code est inexact" in client.post(confirmer, {"code": code_de(secret, 0)}).content.decode()
    assert client.post(confirmer, {"code": code_de(secret, 2)}).status_code == 302
    assert "Ce code est inexact" in client.post(confirmer, {"code": code_de(secret, 2)}).content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("quel", ["application", "secours"])
def test_of_two_logins_with_one_code_at_the_same_instant_one_passes(client, coordinatrice, quel):
    secret = installer(client, coordinatrice)
    code = code_de(secret, 1)
    if quel == "secours":
        code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    visiteurs = [Client() for _ in range(4)]
    for visiteur in visiteurs:
        entrer(visiteur, coordinatrice)
    depart = threading.Barrier(len(visiteurs))

    def envoyer(visiteur) -> int:
        depart.wait(20)
        try:
            return coder(visiteur, code).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(visiteurs)) as fils:
        reponses = sorted(fils.map(envoyer, visiteurs))
    assert reponses == [200, 200, 200, 302]


def test_an_application_installed_before_codes_were_noted_still_opens(client, coordinatrice):
    secret = installer(client, coordinatrice)
    application = Authenticator.objects.get(type="totp")
    application.data = {"secret": application.data["secret"]}
    application.save()
    client.logout()
    entrer(client, coordinatrice)
    assert coder(client, code_de(secret)).status_code == 302
