"""Holding a session in a real browser: from the keyboard alone, with nothing typed lost."""

import itertools

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone

from acteurs.catalogue.importation import FICHIER_LIVRE, importer
from acteurs.models import Initiative
from comites.models import BrouillonDecision, Decision
from tests.comites.conftest import JOUR, autre_parcours, bloquer
from tests.harnais.troupe import MOT_DE_PASSE

LARGEURS = (1280, 390)


@pytest.fixture
def deux_points(seance, point, jura):
    return point, seance.inscrire(bloquer(autre_parcours(jura, "DÉMO-SUIVANTE"), cause="transport"))


def test_a_session_is_held_from_the_keyboard(ouvrir_page, coordinatrice, association, seance, deux_points):
    page = ouvrir_page(coordinatrice, f"/comites/seances/{seance.pk}/tenue/")
    assert page.evaluate("document.activeElement.id") == "situation"
    page.keyboard.press("Tab")
    page.keyboard.type("Réserver une place")
    page.get_by_text("Enregistré à").wait_for()
    _aller(page, "F8", "2. Autre DÉMO-SUIVANTE")
    assert page.get_by_label("Ce qui est décidé").input_value() == ""
    _aller(page, "Shift+F8", "1. Amina DÉMO-UNIQUE, ")
    assert page.get_by_label("Ce qui est décidé").input_value() == "Réserver une place"
    page.get_by_label("Qui s'en charge").focus()
    page.keyboard.type("Association Alpha")
    page.get_by_label("Pour le").fill((timezone.localdate() + 10 * JOUR).isoformat())
    _aller(page, "Control+Enter", "Décidé en séance")
    decision = Decision.objects.get()
    assert (decision.quoi, decision.structure) == ("Réserver une place", association)
    page.wait_for_timeout(1_000)  # longer than the draft's delay: a late one must not bring the decision back
    page.reload()
    assert page.get_by_label("Ce qui est décidé").input_value() == ""
    assert not BrouillonDecision.objects.filter(point=decision.point).exclude(saisie__quoi="").exists()
    page.keyboard.press("F8")
    page.get_by_text("1 sur 2 situations traitées").wait_for()
    page.wait_for_load_state()
    _aller(page, "F8", "Clore la séance")
    assert page.erreurs == []


def _aller(page, touches: str, titre: str) -> None:
    """Press the keys, and wait for the page they lead to: its title, and its scripts, which listen to the next keys."""
    page.keyboard.press(touches)
    page.get_by_role("heading", name=titre).wait_for()
    page.wait_for_load_state()


def test_a_cut_connection_is_said_and_what_is_typed_is_saved_when_it_is_back(
    ouvrir_page, coordinatrice, seance, deux_points
):
    page = ouvrir_page(coordinatrice, f"/comites/seances/{seance.pk}/tenue/")
    page.context.set_offline(True)
    page.get_by_label("Ce qui est décidé").press_sequentially("Sans réseau")
    page.get_by_text("la connexion est coupée").wait_for()
    page.context.set_offline(False)
    page.get_by_label("Ce qui est décidé").press_sequentially(", puis avec")
    page.get_by_text("Enregistré à").wait_for()
    assert page.get_by_text("la connexion est coupée").count() == 0
    assert BrouillonDecision.objects.get().saisie["quoi"] == "Sans réseau, puis avec"


def test_an_ended_login_leads_to_a_new_one_and_back_with_the_decision_being_typed(
    ouvrir_page, coordinatrice, seance, deux_points
):
    page = ouvrir_page(coordinatrice, f"/comites/seances/{seance.pk}/tenue/")
    page.context.clear_cookies()
    page.get_by_label("Ce qui est décidé").press_sequentially("Trop tard")
    page.get_by_text("Vous n'êtes plus connecté").wait_for()
    assert not BrouillonDecision.objects.exists()
    page.get_by_label("Adresse électronique").fill(coordinatrice.email)
    page.get_by_label("Mot de passe", exact=True).fill(MOT_DE_PASSE)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    page.get_by_text("Voici ce que vous aviez écrit").wait_for()
    assert page.get_by_label("Ce qui est décidé").input_value() == "Trop tard"
    page.get_by_label("Ce qui est décidé").fill("Trop tard, mais gardé")
    page.get_by_text("Enregistré à").wait_for()
    assert BrouillonDecision.objects.get().saisie["quoi"] == "Trop tard, mais gardé"


def test_the_agenda_is_arranged_with_a_thumb(ouvrir_page, coordinatrice, seance, deux_points):
    page = ouvrir_page(coordinatrice, f"/comites/seances/{seance.pk}/", largeur=390)
    page.get_by_role("button", name="Descendre").first.click()
    page.wait_for_url("**#agenda")
    assert [p.blocage.cause for p in seance.points.all()] == ["transport", "langue"]


def test_the_owner_closes_her_decision_from_her_phone_and_lifts_the_blockage(ouvrir_page, intervenante, decision):
    page = ouvrir_page(intervenante, "/", largeur=390)
    page.get_by_role("link", name="Réserver une place").click()
    page.get_by_label("Effet observé").fill("Elle est entrée en cours.")
    page.get_by_text("La situation est débloquée").click()
    page.get_by_role("button", name="Clore la décision").click()
    page.get_by_text("La décision est close et le blocage est levé.").wait_for()
    decision.refresh_from_db()
    assert decision.vue_le is not None
    assert decision.blocage.leve_le == decision.realisee_le == timezone.localdate()


def test_pages_are_accessible_and_never_scroll_sideways(
    ouvrir_page, coordinatrice, association, seance, deux_points, prochaine
):
    deux_points[0].decider("Agir", association, None, timezone.localdate())
    seance.participants.create(structure=association)
    importer(FICHIER_LIVRE.read_bytes())
    s = f"/comites/seances/{seance.pk}/"
    adresses = [
        "/",
        "/?voir=situations",
        "/?voir=contacts",
        "/comites/",
        "/comites/nouveau/",
        "/comites/seances/nouvelle/",
        s,
        f"{s}modifier/",
        f"{s}tenue/",
        f"{s}cloture/",
        f"{s}releve/",
        Decision.objects.get().get_absolute_url(),
        "/initiatives/?departement=39",
        "/initiatives/importer/",
        Initiative.objects.first().get_absolute_url(),
    ]
    page = ouvrir_page(coordinatrice, adresses[0])
    defauts = []
    for adresse, largeur in itertools.product(adresses, LARGEURS):
        if largeur == LARGEURS[0]:
            assert page.goto(adresse).status == 200, adresse
        page.set_viewport_size({"width": largeur, "height": 844})
        violations = Axe().run(page).response["violations"]
        defauts += [(adresse, largeur, v["id"], v["nodes"][0]["html"][:200]) for v in violations]
        assert page.evaluate("document.documentElement.scrollWidth") <= largeur, (adresse, largeur)
    assert defauts == []
    assert page.erreurs == []
