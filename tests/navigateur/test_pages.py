"""Every page, in a real browser: axe finds nothing, nothing overflows a phone, the console stays silent."""

import pytest

from tests.harnais.acces import CAST
from tests.harnais.axe import defauts_axe
from tests.test_acces import adresse_de, pages_de

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("qui", CAST)
def test_pages_are_accessible_and_fit_a_phone(qui, objets, ouvrir_page, connecter, request):
    page = ouvrir_page(None, "/accessibilite/")
    if qui != "anonyme":
        session = connecter(request.getfixturevalue(qui)).cookies["session"].value
        # On the whole site: an address would hold it to the pages under it.
        page.context.add_cookies([{"name": "session", "value": session, "domain": "localhost", "path": "/"}])
    constats = {ligne.nom: _constats(page, adresse_de(ligne, objets)) for ligne in pages_de(qui)}
    assert {nom: trouves for nom, trouves in constats.items() if trouves} == {}


def _constats(page, adresse: str) -> list[str]:
    """Return what is wrong with the page, in words; nothing when all is well."""
    page.erreurs.clear()
    page.set_viewport_size({"width": 1280, "height": 844})
    page.goto(adresse)
    assert "/compte/login" not in page.url, f"{adresse} n'a montré que la page de connexion."
    constats = defauts_axe(page)
    page.set_viewport_size({"width": 390, "height": 844})
    if (largeur := page.evaluate("document.documentElement.scrollWidth")) > 390:
        constats.append(f"déborde d'un téléphone : {largeur} px")
    return constats + page.erreurs
