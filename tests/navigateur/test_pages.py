"""Every page, in a real browser: axe finds nothing, nothing overflows a phone, the console stays silent."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from tests.harnais.acces import CAST
from tests.table_acces import TABLE
from tests.test_acces import _valeur

pytestmark = pytest.mark.django_db(transaction=True)

# Fragments are parts of a page that is visited whole; files are not pages.
PAGES = [
    (qui, ligne)
    for rang, qui in enumerate(CAST)
    for ligne in TABLE
    if ligne.page and ligne.methode == "GET" and ligne.reponses[rang] == 200
    and (qui in ("coordinatrice", "anonyme") or ligne.nom == "accueil" or ligne.reponses[0] != 200)
]  # fmt: skip


@pytest.mark.parametrize(("qui", "ligne"), PAGES, ids=lambda v: str(v))
def test_the_page_is_accessible_and_fits_a_phone(qui, ligne, objets, ouvrir_page, connecter, request):
    agent = None if qui == "anonyme" else request.getfixturevalue(qui)
    arguments = {cle: _valeur(objets, valeur) for cle, valeur in ligne.arguments.items()}
    adresse = reverse(ligne.nom, kwargs=arguments) + ligne.requete
    page = ouvrir_page(None, "/sante/")
    if agent is not None:
        session = connecter(agent).cookies["session"].value
        page.context.add_cookies([{"name": "session", "value": session, "url": page.url}])
    page.erreurs.clear()
    page.goto(adresse)
    constats = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]})
    assert constats.response["violations"] == [], constats.generate_report()
    page.set_viewport_size({"width": 390, "height": 844})
    largeur = page.evaluate("document.documentElement.scrollWidth")
    assert largeur <= 390, f"La page déborde : {largeur} px."
    assert page.erreurs == []
