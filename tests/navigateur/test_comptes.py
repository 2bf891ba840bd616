"""Accounts in a real browser: passkeys under the strict policy, an invitation from end to end, on a phone."""

import re

import pytest

from acteurs.models import Agent, Invitation
from acteurs.nomenclatures import Role
from tests.harnais.axe import defauts_axe
from tests.harnais.troupe import MOT_DE_PASSE

CLE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def telephone_a_cle(ouvrir_page):
    """Return a function that opens a page in a browser which carries a virtual passkey device."""

    def ouvrir(agent=None, chemin="/compte/login/"):
        page = ouvrir_page(agent, chemin, largeur=390, confirmee=False)
        canal = page.context.new_cdp_session(page)
        canal.send("WebAuthn.enable")
        canal.send("WebAuthn.addVirtualAuthenticator", {"options": CLE})
        return page

    return ouvrir


def confirmer(page):
    page.get_by_label("Mot de passe", exact=True).fill(MOT_DE_PASSE)
    page.get_by_role("button", name="Confirmer").click()


def test_a_passkey_is_added_then_opens_the_site_alone(telephone_a_cle, coordinatrice, seconde_coordinatrice):
    page = telephone_a_cle(coordinatrice, "/compte/2fa/webauthn/add/")
    confirmer(page)
    page.get_by_label("Nom de la clé").fill("Téléphone du bureau")
    page.get_by_text("Me connecter avec cette clé seule").click()
    page.get_by_role("button", name="Ajouter la clé").click()
    page.get_by_role("heading", name="Codes de secours").wait_for()
    page.goto("/compte/2fa/webauthn/")
    page.get_by_role("heading", name="Téléphone du bureau").wait_for()

    page.goto("/compte/logout/")
    page.get_by_role("button", name="Se déconnecter maintenant").click()
    page.get_by_role("button", name="Utiliser une clé d'accès").click()
    page.wait_for_url(lambda url: "/compte/" not in url)

    coordinatrice.fermer()
    page.goto("/compte/login/")
    page.get_by_role("button", name="Utiliser une clé d'accès").click()
    page.get_by_role("heading", name=re.compile("compte est fermé")).wait_for()
    assert page.erreurs == []


def test_a_security_key_is_the_second_step_after_the_password(telephone_a_cle, coordinatrice):
    page = telephone_a_cle(coordinatrice, "/compte/2fa/webauthn/add/")
    confirmer(page)
    page.get_by_label("Nom de la clé").fill("Clé USB")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Codes de secours").wait_for()
    page.goto("/compte/logout/")
    page.get_by_role("button", name="Se déconnecter maintenant").click()
    page.get_by_label("Adresse électronique").fill(coordinatrice.email)
    page.get_by_label("Mot de passe", exact=True).fill(MOT_DE_PASSE)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    page.get_by_role("heading", name="Seconde étape").wait_for()
    page.get_by_role("button", name="Utiliser ma clé d'accès").click()
    page.wait_for_url(lambda url: "/compte/" not in url)
    assert page.erreurs == []


def test_a_refused_passkey_is_said_in_words(telephone_a_cle):
    page = telephone_a_cle()
    page.get_by_role("button", name="Utiliser une clé d'accès").click()
    page.get_by_role("alert").filter(has_text=re.compile("clé d'accès")).wait_for()
    assert page.erreurs == []


def test_an_invitation_from_the_coordinator_to_the_first_page(ouvrir_page, coordinatrice, association):
    page = ouvrir_page(coordinatrice, "/equipe/", largeur=390)
    page.get_by_role("link", name="Inviter quelqu'un").click()
    page.get_by_label("Adresse électronique").fill("camille@example.org")
    page.get_by_label("Prénom").fill("Camille")
    page.get_by_label("Nom", exact=True).fill("Exemple")
    page.get_by_label("Rôle").select_option(label="Intervenant social")
    page.get_by_label("Structure", exact=True).select_option(label="Association Alpha")
    page.get_by_role("button", name="Envoyer l'invitation").click()
    page.get_by_text("L'invitation de Camille Exemple part par courriel").wait_for()
    assert page.get_by_role("heading", name="Invitations en attente").is_visible()

    invitee = ouvrir_page(None, f"/invitation/{Invitation.objects.get().jeton}/", largeur=390)
    invitee.locator("#id_password1").fill("Une phrase neuve de 2026")
    invitee.locator("#id_password2").fill("Une phrase neuve de 2026")
    invitee.get_by_role("button", name="Ouvrir mon compte").click()
    invitee.get_by_text("Votre compte est ouvert").wait_for()
    assert Agent.objects.get(email="camille@example.org").departements(Role.INTERVENANT) == ["39"]
    assert page.erreurs == invitee.erreurs == []


def test_an_interrupted_invitation_goes_on_by_itself_once_confirmed(ouvrir_page, coordinatrice, association):
    page = ouvrir_page(coordinatrice, "/equipe/inviter/", largeur=390, confirmee=False)
    page.get_by_label("Adresse électronique").fill("camille@example.org")
    page.get_by_label("Prénom").fill("Camille")
    page.get_by_label("Nom", exact=True).fill("Exemple")
    page.get_by_label("Rôle").select_option(label="Intervenant social")
    page.get_by_label("Structure", exact=True).select_option(label="Association Alpha")
    page.get_by_role("button", name="Envoyer l'invitation").click()
    confirmer(page)
    page.get_by_text("L'invitation de Camille Exemple part par courriel").wait_for()
    assert Invitation.objects.get().email == "camille@example.org"
    assert page.erreurs == []


def examiner(page):
    """The login library's pages are not in the access table: axe and the phone's width are asked here."""
    assert defauts_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.erreurs == []


@pytest.mark.parametrize(
    "chemin",
    [
        "/compte/login/",
        "/compte/signup/",
        "/compte/inactive/",
        "/compte/password/reset/",
        "/compte/password/reset/done/",
        "/compte/password/reset/key/1-inconnue/",
        "/compte/password/reset/key/done/",
    ],
)
def test_the_pages_before_the_login_are_accessible(ouvrir_page, chemin):
    examiner(ouvrir_page(None, chemin, largeur=390))


def test_who_has_to_wait_is_told_how_long_on_a_page_that_reads_well(ouvrir_page, coordinatrice):
    page = ouvrir_page(None, "/compte/login/", largeur=390)
    for _ in range(6):
        page.get_by_label("Adresse électronique").fill(coordinatrice.email)
        page.get_by_label("Mot de passe", exact=True).fill("mauvais")
        with page.expect_navigation():
            page.get_by_role("button", name="Se connecter", exact=True).click()
    page.get_by_role("alert").filter(has_text=re.compile(r"Réessayez dans 1\s+minute")).wait_for()
    examiner(page)


def test_the_pages_of_the_protection_are_accessible(telephone_a_cle, coordinatrice):
    page = telephone_a_cle(coordinatrice, "/compte/2fa/webauthn/add/")
    examiner(page)
    confirmer(page)
    page.get_by_label("Nom de la clé").fill("Clé du bureau")
    examiner(page)
    page.get_by_role("button", name="Ajouter la clé").click()
    page.get_by_role("heading", name="Codes de secours").wait_for()
    for chemin in ("recovery-codes/", "recovery-codes/generate/", "webauthn/", "totp/activate/", ""):
        page.goto(f"/compte/2fa/{chemin}")
        examiner(page)
    for lien in ("Renommer", "Retirer"):
        page.goto("/compte/2fa/webauthn/")
        page.get_by_role("link", name=lien).click()
        examiner(page)
    for chemin in ("/compte/password/change/", "/compte/logout/"):
        page.goto(chemin)
        examiner(page)


def test_proconnect_opens_the_site_and_is_left_with_it_under_the_strict_policy(ouvrir_page, intervenante, fournisseur):
    page = ouvrir_page(None, "/compte/login/", largeur=390)
    examiner(page)
    page.get_by_role("button", name="S'identifier avec ProConnect").click()
    page.wait_for_url(lambda url: "/compte/" not in url)
    page.goto("/compte/logout/")
    page.get_by_role("button", name="Se déconnecter maintenant").click()
    page.get_by_text("déconnecté de CIR-J et de ProConnect").wait_for()
    fournisseur.personne["sub"] = "sub-2"
    page.get_by_role("button", name="S'identifier avec ProConnect").click()
    page.get_by_role("heading", name="Ce compte est lié à une autre identité").wait_for()
    # The browser writes the refusal (403) in its console; nothing else.
    assert [erreur for erreur in page.erreurs if "403" not in erreur] == []
