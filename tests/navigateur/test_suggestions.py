"""Names proposed under the search field and doubles decided one after the other, in a real browser, from the keyboard."""

import datetime

import pytest

from parcours.models import Personne
from tests.harnais.axe import defauts_axe

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def amiris(jura) -> list[Personne]:
    return [Personne.objects.create(departement=jura, nom="AMIRI", prenom=prenom) for prenom in ("Ali", "Zohra")]


def test_names_are_proposed_and_reached_with_the_arrows(amiris, ouvrir_page, coordinatrice):
    page = ouvrir_page(coordinatrice, "/personnes/")
    page.set_viewport_size({"width": 1280, "height": 844})
    champ = page.locator("#recherche-entete")
    champ.press_sequentially("amri")
    page.locator(".suggestions__lien").nth(1).wait_for()
    assert "2 personnes proposées" in page.locator("#annonces").inner_text()
    assert defauts_axe(page) == []
    champ.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    assert page.locator(".suggestions__lien").count() == 0
    assert page.evaluate("document.activeElement.id") == "recherche-entete"
    champ.fill("zohra amiri")
    page.locator(".suggestions__lien").wait_for()
    champ.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{amiris[1].get_absolute_url()}")
    assert page.erreurs == []


def test_on_a_phone_the_names_stand_under_the_field(amiris, ouvrir_page, coordinatrice):
    page = ouvrir_page(coordinatrice, "/personnes/")
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator("#bouton-recherche").click()
    page.locator("#recherche-entete").press_sequentially("amiri")
    lien = page.locator(".suggestions__lien").first
    lien.wait_for()
    boite = lien.bounding_box()
    assert boite["x"] >= 0
    assert boite["x"] + boite["width"] <= 390
    assert boite["height"] >= 40
    assert defauts_axe(page) == []


def test_after_each_answer_the_next_double_has_the_focus(jura, ouvrir_page, coordinatrice):
    for nom in ("HADDAD", "TRAORE", "OZTURK"):
        for jour in ("1990-03-04", "1990-04-03"):
            Personne.objects.create(
                departement=jura, nom=nom, prenom="Ali", date_naissance=datetime.date.fromisoformat(jour)
            )
    page = ouvrir_page(coordinatrice, "/personnes/doubles/")
    for largeur in (1280, 390):
        page.set_viewport_size({"width": largeur, "height": 844})
        assert defauts_axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    cles = [article.get_attribute("id") for article in page.locator("article.double").all()]
    assert len(cles) == 3
    for reponse, suivante in (("Plus tard", cles[1]), ("Deux personnes différentes", cles[2])):
        page.locator("article.double").first.get_by_role("button", name=reponse).click()
        page.wait_for_load_state()
        page.wait_for_function(f"document.activeElement.id === '{suivante}'")
        assert page.locator("#messages").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article').id") == cles[2]
    assert page.erreurs == []
