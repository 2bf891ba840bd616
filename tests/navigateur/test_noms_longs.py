"""A name is as long as it is: at 390 px, a word of 28 to 60 letters in every text pushes no page."""

import pytest

from tests.harnais.longueurs import allonger
from tests.test_acces import adresse_de, pages_de

pytestmark = pytest.mark.django_db(transaction=True)
#: Whose pages differ.
QUI = ("coordinatrice", "intervenante", "membre_cellule", "administratrice")


@pytest.mark.parametrize("qui", QUI)
def test_a_long_word_anywhere_pushes_no_page(qui, objets, ouvrir_page, connecter, request):
    agent = request.getfixturevalue(qui)
    session = connecter(agent).cookies["session"].value
    allonges = allonger()
    assert {"Personne.nom", "Structure.nom", "Agent.email", "Document.titre", "Suivi.texte"} <= allonges
    page = ouvrir_page(None, "/accessibilite/", largeur=390)
    page.context.add_cookies([{"name": "session", "value": session, "domain": "localhost", "path": "/"}])
    larges = {}
    for ligne in pages_de(qui):
        page.goto(adresse_de(ligne, objets))
        assert "/compte/login" not in page.url, ligne
        if (largeur := page.evaluate("document.documentElement.scrollWidth")) > 390:
            larges[ligne.nom] = (largeur, page.evaluate(_QUI_DEPASSE))
    assert larges == {}


#: The deepest elements that go past the edge, for the message.
_QUI_DEPASSE = """() => [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > 391
    && ![...e.children].some(c => c.getBoundingClientRect().right > 391)).slice(0, 3).map(e => e.outerHTML.slice(0, 160))"""
