"""ProConnect against a real provider: who comes in, who does not, and no lie of the provider is believed."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from acteurs.models import Agent, Invitation
from tests.acteurs.test_second_facteur import installer
from tests.harnais.troupe import MOT_DE_PASSE

pytestmark = pytest.mark.usefixtures("fournisseur")


def aller(client: Client, suite: str = "") -> str:
    """Press the button, follow ProConnect, and return the address by which it sends the browser back."""
    depart = client.post("/compte/proconnect/", {"next": suite} if suite else {})
    assert depart.status_code == 302
    reponse = requests.get(depart.headers["Location"], allow_redirects=False, timeout=5)
    assert reponse.status_code == 303, reponse.text
    retour = urlsplit(reponse.headers["Location"])
    return f"{retour.path}?{retour.query}"


def entrer(client: Client, suite: str = ""):
    return client.get(aller(client, suite))


def connecte(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_an_open_account_is_entered_by_its_address_then_bound(client, intervenante, fournisseur):
    assert entrer(client, "/mon-compte/").headers["Location"] == "/mon-compte/"
    assert client.session["_auth_user_id"] == str(intervenante.pk)
    lien = SocialAccount.objects.get()
    assert (lien.user, lien.uid, lien.provider) == (intervenante, "sub-1", "proconnect")
    assert set(lien.extra_data) == {"email", "verifiee"}
    assert "Délier ProConnect" in client.get("/mon-compte/").content.decode()


def test_what_is_asked_is_what_proconnect_expects(client, intervenante, fournisseur):
    entrer(client)
    _, demande = next(recue for recue in fournisseur.recues if recue[0].endswith("/authorize"))
    assert set(demande["scope"].split()) == {"openid", "given_name", "usual_name", "email", "siret", "uid"}
    assert demande["claims"] == '{"id_token": {"amr": {"essential": true}}}'
    assert demande["redirect_uri"] == "http://testserver/compte/proconnect/retour/"


def test_the_address_of_the_button_changes_nothing_of_what_is_asked(client, intervenante):
    depart = client.post("/compte/proconnect/?scope=chorusdt&auth_params=prompt%3Dnone&process=connect&action=x")
    demande = parse_qs(urlsplit(depart.headers["Location"]).query)
    assert "chorusdt" not in demande["scope"][0]
    assert "prompt" not in demande


@pytest.mark.parametrize("algorithme", ["RS256", "ES256"])
def test_both_signatures_of_proconnect_are_read(client, intervenante, fournisseur, algorithme):
    fournisseur.algorithme = algorithme
    entrer(client)
    assert connecte(client)


@pytest.mark.parametrize(
    "faute",
    [
        "nonce",
        "sans-nonce",
        "signature",
        "secret",
        "aucune",
        "destinataire",
        "emetteur",
        "perime",
        "info-autre",
        "info-destinataire",
        "info-en-clair",
        "info-signature",
    ],
)
def test_no_lie_is_believed(client, intervenante, fournisseur, faute):
    fournisseur.faute = faute
    reponse = entrer(client)
    assert reponse.status_code == 401
    assert "La connexion n'a pas abouti" in reponse.content.decode()
    assert not connecte(client)
    assert not SocialAccount.objects.exists()


def test_a_state_serves_once_and_in_the_browser_that_drew_it(client, intervenante):
    retour = aller(client)
    assert Client().get(retour).status_code == 401
    client.get(retour)
    assert connecte(client)
    client.post("/compte/logout/")
    assert client.get(retour).status_code == 401
    assert not connecte(client)


def test_a_state_made_up_is_refused(client, intervenante):
    aller(client)
    assert client.get("/compte/proconnect/retour/?code=abc&state=invente").status_code == 401
    assert client.get("/compte/proconnect/retour/").status_code == 401


def test_giving_up_is_said(client, intervenante, fournisseur):
    fournisseur.faute = "annulee"
    assert "Connexion annulée" in entrer(client).content.decode()


@pytest.mark.parametrize("adresse", ["inconnue@example.org", "", "intervenante@example.org.ailleurs.example"])
def test_an_unknown_address_is_told_what_to_do_and_opens_no_account(client, intervenante, fournisseur, adresse):
    fournisseur.personne["email"] = adresse
    reponse = entrer(client)
    assert reponse.status_code == 403
    assert "demandez une invitation" in reponse.content.decode()
    assert not connecte(client)
    assert Agent.objects.count() == 1


def test_an_address_that_was_not_verified_opens_nothing(client, intervenante, fournisseur):
    fournisseur.personne["email_verified"] = False
    assert entrer(client).status_code == 403
    assert not connecte(client)


def test_the_case_of_the_address_does_not_matter(client, intervenante, fournisseur):
    fournisseur.personne["email"] = "Intervenante@Example.org"
    entrer(client)
    assert connecte(client)


def test_a_closed_account_stays_closed_bound_or_not(client, intervenante, fournisseur):
    entrer(client)
    client.post("/compte/logout/")
    Agent.objects.update(is_active=False)
    assert "n'est plus ouvert" in html.unescape(entrer(client).content.decode())
    SocialAccount.objects.all().delete()
    assert entrer(client).status_code == 403
    assert not connecte(client)


def test_an_account_without_access_is_not_entered(client, intervenante, fournisseur):
    intervenante.affectations.update(fin="2025-01-01")
    assert "demandez une nouvelle invitation" in entrer(client).content.decode()
    assert not connecte(client)


def test_the_identity_wins_over_an_address_that_changed(client, intervenante, autre_intervenante, fournisseur):
    entrer(client)
    client.post("/compte/logout/")
    # Her address at ProConnect is now, by mistake or by marriage, another account's.
    fournisseur.personne["email"] = autre_intervenante.email
    entrer(client)
    assert client.session["_auth_user_id"] == str(intervenante.pk)
    assert "ProConnect vous connaît maintenant" in client.get("/mon-compte/").content.decode()
    intervenante.refresh_from_db()
    assert intervenante.email == "intervenante@example.org"


def test_another_person_with_the_same_address_does_not_enter(client, intervenante, fournisseur):
    entrer(client)
    client.post("/compte/logout/")
    fournisseur.personne["sub"] = "sub-2"
    reponse = entrer(client)
    assert reponse.status_code == 403
    assert "autre identité" in reponse.content.decode()
    assert not connecte(client)


def test_one_s_own_identity_can_be_unbound_then_bound_anew(connecter, client, intervenante, fournisseur):
    entrer(client)
    connecter(intervenante).post("/mon-compte/proconnect/delier/")
    client.post("/compte/logout/")
    fournisseur.personne["sub"] = "sub-2"
    entrer(client)
    assert SocialAccount.objects.get().uid == "sub-2"


def test_closing_an_account_unbinds_it(client, intervenante, fournisseur):
    entrer(client)
    intervenante.affectations.get().terminer()
    assert not SocialAccount.objects.exists()
    assert client.get("/mon-compte/").status_code == 302


def test_two_factors_seen_by_proconnect_are_enough(client, intervenante, fournisseur, settings):
    settings.SECOND_FACTEUR_OBLIGATOIRE = True
    fournisseur.amr = ["pwd", "totp", "mfa"]
    entrer(client)
    assert client.get("/mon-compte/").status_code == 200


def test_one_factor_alone_leads_to_setting_up_the_second(client, intervenante, settings):
    settings.SECOND_FACTEUR_OBLIGATOIRE = True
    entrer(client)
    assert client.get("/mon-compte/").headers["Location"] == "/compte/2fa/"


def test_the_local_second_factor_is_asked_unless_proconnect_saw_two(client, intervenante, fournisseur):
    installer(client, intervenante)
    client.post("/compte/logout/")
    assert entrer(client).headers["Location"].startswith("/compte/2fa/authenticate/")
    assert not connecte(client)
    assert not SocialAccount.objects.exists()
    secours = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    client.post("/compte/2fa/authenticate/", {"code": secours})
    assert connecte(client)
    assert SocialAccount.objects.get().uid == "sub-1"
    autre = Client()
    fournisseur.amr = ["mfa"]
    entrer(autre)
    assert connecte(autre)


def test_leaving_also_leaves_proconnect(client, intervenante, fournisseur):
    entrer(client)
    page = client.post("/compte/logout/").content.decode()
    adresse = html.unescape(re.search(r'http-equiv="refresh" content="0;url=([^"]+)"', page).group(1))
    demande = parse_qs(urlsplit(adresse).query)
    assert adresse.startswith(f"{fournisseur.adresse}/session/end?")
    assert demande["id_token_hint"][0].count(".") == 2
    assert demande["post_logout_redirect_uri"] == ["http://testserver/compte/proconnect/deconnexion/"]
    assert not connecte(client)
    retour = urlsplit(requests.get(adresse, allow_redirects=False, timeout=5).headers["Location"])
    suite = client.get(f"{retour.path}?{retour.query}", follow=True)
    assert "déconnecté de CIR-J et de ProConnect" in suite.content.decode()
    again = client.get(f"{retour.path}?{retour.query}", follow=True)
    assert "déconnecté de CIR-J et de ProConnect" not in again.content.decode()


def test_who_came_by_password_leaves_by_the_usual_way(client, intervenante):
    client.post("/compte/login/", {"login": intervenante.email, "password": MOT_DE_PASSE})
    assert client.post("/compte/logout/").headers["Location"] == "/compte/login/"


def test_a_silent_provider_is_said_and_the_password_still_opens(client, intervenante, fournisseur):
    entrer(client)
    fournisseur.serveur.shutdown()
    fournisseur.serveur.server_close()
    assert client.post("/compte/logout/").headers["Location"] == "/compte/login/"
    assert "ProConnect ne répond pas" in client.get("/compte/login/").content.decode()
    reponse = client.post("/compte/proconnect/")
    assert reponse.status_code == 502
    assert "connectez-vous avec votre mot de passe" in reponse.content.decode()


def test_coming_back_leads_to_this_site_only(client, intervenante):
    assert entrer(client, "https://ailleurs.example/").headers["Location"] == "/"


def test_an_address_alone_takes_nobody_to_proconnect(client, db):
    assert client.get("/compte/proconnect/").headers["Location"] == "/compte/login/"


def test_a_button_of_another_site_takes_nobody_to_proconnect(db):
    assert Client(enforce_csrf_checks=True).post("/compte/proconnect/").status_code == 403


def test_the_login_page_has_the_official_button(client, db):
    page = client.get("/compte/login/").content.decode()
    assert "S'identifier avec" in page
    assert 'href="https://www.proconnect.gouv.fr/"' in page
    assert "Qu'est-ce que ProConnect ?" in page


def test_without_registration_there_is_no_button(client, db, settings):
    settings.PROCONNECT_CLIENT_ID = ""
    assert "ProConnect" not in client.get("/compte/login/").content.decode()
    assert client.post("/compte/proconnect/").status_code == 404


def test_a_person_invited_enters_by_proconnect_only_once_she_accepted(client, coordinatrice, association, fournisseur):
    Invitation.objects.create(
        email="camille@example.org",
        prenom="Camille",
        nom="Exemple",
        role="intervenant",
        structure=association,
        departement=association.departement,
        invite_par=coordinatrice,
    )
    fournisseur.personne["email"] = "camille@example.org"
    assert entrer(client).status_code == 403
    assert not Agent.objects.filter(email="camille@example.org").exists()
