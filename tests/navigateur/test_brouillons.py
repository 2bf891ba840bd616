"""The drafts that a browser keeps: they outlive a closed tab and a cut connection, and nobody else reads them."""

import base64
import datetime
import time

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session

from acteurs.comptes.inactivite import VUE
from parcours.models import Parcours, Suivi
from tests.harnais.axe import defauts_axe
from tests.harnais.navigateur import attendre
from tests.harnais.troupe import MOT_DE_PASSE

pytestmark = pytest.mark.django_db(transaction=True)

PHRASE = "Elle dit ne plus dormir depuis l'expulsion."
ENTREES = "Object.entries(localStorage).filter(([nom]) => nom.startsWith('cirj-brouillon:'))"
#: Everything that a page may leave in a browser, and a person with its tools may read.
RESTES = """async () => JSON.stringify([
  Object.entries(localStorage), Object.entries(sessionStorage), document.cookie, await indexedDB.databases(),
  await Promise.all((await caches.keys()).map(async (nom) => (await (await caches.open(nom)).keys()).map((r) => r.url))),
])"""


@pytest.fixture
def a_suivre(parcours):
    Parcours.objects.update(dernier_contact=datetime.date(2026, 1, 1))
    return parcours


def ecrire(page, phrase: str = PHRASE) -> None:
    """Open the follow-up of the first row and type in it, until the draft is kept."""
    page.locator(".suivre__bouton").first.click()
    page.get_by_label("Ce qui s'est passé").fill(phrase)
    attendre(lambda: page.evaluate(ENTREES), 10)


def relu(page) -> str:
    texte = page.get_by_label("Ce qui s'est passé")
    texte.wait_for()
    attendre(texte.input_value, 10)
    return texte.input_value()


def entrer(page, agent) -> None:
    page.get_by_label("Adresse électronique").fill(agent.email)
    page.get_by_label("Mot de passe", exact=True).fill(MOT_DE_PASSE)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    page.wait_for_url(lambda url: "/compte/login" not in url)


def sortir(page) -> None:
    page.get_by_role("button", name="Se déconnecter").first.click()
    page.get_by_role("heading", name="Connexion").wait_for()


def test_what_lies_in_the_browser_cannot_be_read(a_suivre, intervenante, ouvrir_page):
    page = ouvrir_page(intervenante, "/")
    ecrire(page)
    restes = page.evaluate(RESTES)
    assert "cirj-brouillon" in restes
    for forme in (PHRASE, "dormir", base64.b64encode(PHRASE.encode()).decode()[:20], "DÉMO-UNIQUE", "Amina"):
        assert forme not in restes
    # Nor the key: the site gives it to this session only, and the page does not give it away.
    cle = page.evaluate(
        "fetch('/mon-compte/brouillons/cle/').then((r) => r.arrayBuffer()).then((o) => [...new Uint8Array(o)])"
    )
    assert len(cle) == 32
    assert base64.b64encode(bytes(cle)).decode() not in restes
    assert page.erreurs == []


def test_a_tab_closed_by_mistake_loses_nothing(a_suivre, intervenante, ouvrir_page):
    page = ouvrir_page(intervenante, "/")
    ecrire(page)
    page.close()
    page = page.context.new_page()
    page.goto("/")
    assert relu(page) == PHRASE
    page.get_by_text("Brouillon repris").wait_for()
    page.get_by_role("button", name="Enregistrer le suivi").click()
    page.get_by_text("noté à l'instant").wait_for()
    assert Suivi.objects.get().texte == PHRASE
    attendre(lambda: page.evaluate(ENTREES) == [], 10)


def test_what_is_typed_while_the_connection_is_cut_is_kept_too(a_suivre, intervenante, ouvrir_page):
    page = ouvrir_page(intervenante, "/")
    ecrire(page, "Avant.")
    avant = page.evaluate(ENTREES)
    page.context.set_offline(True)
    page.get_by_label("Ce qui s'est passé").fill(PHRASE)
    attendre(lambda: page.evaluate(ENTREES) != avant, 10)
    page.close()
    page.context.set_offline(False)
    page = page.context.new_page()
    page.goto("/")
    assert relu(page) == PHRASE


def test_the_arrow_back_finds_the_draft_again(a_suivre, intervenante, ouvrir_page):
    page = ouvrir_page(intervenante, "/")
    ecrire(page)
    page.goto("/mon-compte/")
    page.go_back()
    assert relu(page) == PHRASE


def test_logging_out_takes_the_drafts_away(a_suivre, intervenante, ouvrir_page):
    page = ouvrir_page(intervenante, "/")
    ecrire(page)
    sortir(page)
    assert page.evaluate(ENTREES) == []


def test_the_answer_of_the_logout_clears_what_no_script_did(a_suivre, intervenante, ouvrir_page):
    page = ouvrir_page(intervenante, "/")
    ecrire(page)
    page.evaluate("sessionStorage.setItem('autre', 'reste')")
    jeton = page.locator('form[action$="/logout/"] [name=csrfmiddlewaretoken]').first.input_value()
    corps = {
        "method": "POST",
        "body": f"csrfmiddlewaretoken={jeton}",
        "headers": {"Content-Type": "application/x-www-form-urlencoded"},
    }
    page.evaluate("(options) => fetch('/compte/logout/', options)", corps)
    attendre(lambda: page.evaluate("localStorage.length + sessionStorage.length") == 0, 10)


def test_after_the_logout_the_arrow_back_shows_no_page_again(a_suivre, intervenante, ouvrir_page):
    page = ouvrir_page(intervenante, a_suivre.personne.get_absolute_url())
    assert "DÉMO-UNIQUE" in page.content()
    sortir(page)
    page.go_back()
    page.get_by_role("heading", name="Connexion").wait_for()
    assert "DÉMO-UNIQUE" not in page.content()


def endormir() -> None:
    for ligne in Session.objects.all():
        session = SessionStore(ligne.pk)
        session[VUE] = time.time() - 3600
        session.save()


def test_after_an_absence_the_arrow_back_shows_no_page_again(a_suivre, intervenante, ouvrir_page):
    page = ouvrir_page(intervenante, a_suivre.personne.get_absolute_url())
    assert "DÉMO-UNIQUE" in page.content()
    endormir()
    page.goto("/mon-compte/")
    page.get_by_role("heading", name="Connexion").wait_for()
    page.go_back()
    page.get_by_role("heading", name="Connexion").wait_for()
    assert "DÉMO-UNIQUE" not in page.content()


def test_another_person_on_the_same_browser_reads_no_draft(a_suivre, intervenante, coordinatrice, ouvrir_page):
    """The first one's session slept: nobody logged out, her draft is still there, encrypted."""
    page = ouvrir_page(intervenante, "/")
    ecrire(page)
    ((nom, range_),) = page.evaluate(ENTREES)
    endormir()
    page.goto("/")
    assert "dormir" not in page.evaluate(RESTES)
    entrer(page, coordinatrice)
    page.goto(a_suivre.personne.get_absolute_url())
    assert page.evaluate("(nom) => window.brouillons.lire(nom)", nom.removeprefix("cirj-brouillon:")) is None
    assert page.evaluate(ENTREES) == [[nom, range_]]
    sortir(page)
    entrer(page, intervenante)
    page.goto("/")
    # Whoever leaves takes away what the browser kept, her own or not.
    assert page.evaluate(ENTREES) == []


def test_two_tabs_logged_in_again_in_one_the_other_is_sent_again(a_suivre, intervenante, ouvrir_page):
    page = ouvrir_page(intervenante, "/", largeur=390)
    ecrire(page)
    autre = page.context.new_page()
    autre.goto("/mon-compte/")
    autre.get_by_label("Prénom").fill("Jeanne")
    troisieme = page.context.new_page()
    troisieme.goto("/mon-compte/")
    troisieme.evaluate("document.querySelector('form[action$=\"/logout/\"]').requestSubmit()")
    troisieme.get_by_role("heading", name="Connexion").wait_for()
    entrer(troisieme, intervenante)
    # A whole page: what was typed is shown, and sent again from there.
    autre.get_by_role("button", name="Enregistrer mes coordonnées").click()
    autre.get_by_role("definition").filter(has_text="Jeanne").wait_for()
    assert defauts_axe(autre) == []
    assert autre.evaluate("document.documentElement.scrollWidth") <= 390
    autre.get_by_role("button", name="Renvoyer ce qui était saisi").click()
    autre.get_by_text("coordonnées sont enregistrées").wait_for()
    intervenante.refresh_from_db()
    assert intervenante.prenom == "Jeanne"
    # A part of a page: the form opens again in its place, filled.
    page.get_by_role("button", name="Enregistrer le suivi").click()
    page.get_by_text("Voici ce que vous aviez écrit").wait_for()
    assert relu(page) == PHRASE
    assert defauts_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Enregistrer le suivi").click()
    page.get_by_text("noté à l'instant").wait_for()
    assert Suivi.objects.get().texte == PHRASE
