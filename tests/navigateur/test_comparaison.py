"""Comparing what two people wrote, in a real browser: read and answered on a phone, and while a text is being kept."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from comites.models import CommentaireRapport
from tests.harnais.a_deux import CAS
from tests.harnais.navigateur import cocher

MONTREES = [c for c in CAS if c.nom in {"offre_modifier", "seance_modifier", "point_faits", "activite"}]
LONG = "Un texte long comme une journée de novembre. " * 6


@pytest.mark.parametrize("cas", MONTREES, ids=str)
def test_a_comparison_is_read_and_answered_at_every_width(cas, objets, ouvrir_page, request):
    cle, (un, deux, _) = cas.cle(objets), cas.valeurs
    moi, elle = (ouvrir_page(request.getfixturevalue(qui), cas.adresse(objets)) for qui in (cas.qui, cas.autre))
    for page, valeur in ((elle, un), (moi, deux)):
        if cas.nom == "activite":
            page.locator(f'[name="{cle}"][value="{valeur}"]').check(force=True)
        else:
            page.locator(f'[name="{cle}"]').fill(f"{valeur} {LONG}" if cas.nom == "point_faits" else valeur)
        page.locator('form:has([name="version_lue"]) button.fr-btn').last.click()
        page.wait_for_load_state()
    moi.locator(".comparaison").wait_for()
    for largeur in (1280, 390):
        moi.set_viewport_size({"width": largeur, "height": 844})
        assert moi.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert Axe().run(moi).response["violations"] == []
    avant = cas.lire(objets)
    moi.locator('.comparaison input[value="saisie"]').focus()
    moi.keyboard.press("Space")
    moi.locator('form:has([name="version_lue"]) button.fr-btn').last.click()
    moi.wait_for_load_state()
    assert cas.lire(objets) != avant
    # A form that comes back answers 422, which the browser notes.
    assert [erreur for erreur in moi.erreurs if "422" not in erreur] == []


def test_a_comment_kept_while_writing_is_compared_with_a_colleague_s(objets, ouvrir_page, coordinatrice, collegue):
    adresse = "/rapports/2025/commentaires/"
    moi, elle = ouvrir_page(coordinatrice, adresse), ouvrir_page(collegue, adresse)
    zone = "Le public accompagné"
    elle.get_by_label(zone).press_sequentially("D'elle")
    elle.locator("#etat-public").get_by_text("Enregistré à").wait_for()
    # Her own next words are no other version.
    elle.get_by_label(zone).press_sequentially(", puis la suite")
    elle.wait_for_timeout(1_500)
    assert CommentaireRapport.objects.get().texte == "D'elle, puis la suite"
    assert elle.locator(".comparaison").count() == 0
    moi.get_by_label(zone).press_sequentially("De moi")
    moi.locator("#etat-public .comparaison").wait_for()
    assert CommentaireRapport.objects.get().texte == "D'elle, puis la suite"
    for largeur in (1280, 390):
        moi.set_viewport_size({"width": largeur, "height": 844})
        assert moi.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert Axe().run(moi).response["violations"] == []
    cocher(moi, "Votre saisie")
    moi.wait_for_timeout(1_000)
    assert moi.get_by_label("Votre saisie").is_checked()
    moi.get_by_role("button", name="Enregistrer les commentaires").click()
    moi.get_by_text("Les commentaires sont enregistrés").wait_for()
    assert CommentaireRapport.objects.get().texte == "De moi"
    assert moi.erreurs == []
