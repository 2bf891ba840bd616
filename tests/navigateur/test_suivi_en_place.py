"""Logging a follow-up from the home page: at most four interactions, with a thumb or from the keyboard."""

import datetime
import time

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.urls import reverse

from acteurs.comptes.inactivite import VUE
from parcours.models import Parcours, Personne, Suivi
from tests.harnais.navigateur import attendre
from tests.harnais.troupe import MOT_DE_PASSE

pytestmark = pytest.mark.django_db(transaction=True)
ACCUEIL = "/"


@pytest.fixture
def dossiers(parcours, jura, association):
    """Two people to follow; the first is the most urgent."""
    Parcours.objects.update(dernier_contact=datetime.date(2026, 1, 1))
    autre = Personne.objects.create(departement=jura, nom="DÉMO-SECONDE", prenom="Rim")
    second = Parcours.objects.create(personne=autre, departement=jura, debut=datetime.date(2025, 3, 1))
    second.interventions.create(structure=association, pilier="langue", debut=datetime.date(2025, 3, 1))
    Parcours.objects.filter(pk=second.pk).update(dernier_contact=datetime.date(2026, 2, 1))
    return parcours, second


def test_three_touches_log_a_follow_up_on_a_phone(dossiers, intervenante, ouvrir_page):
    page = ouvrir_page(intervenante, ACCUEIL, largeur=390)
    premiere = page.locator(".suivre").first
    premiere.get_by_role("link", name="Noter un suivi").click()  # 1
    page.get_by_label("Ce qui s'est passé").fill("Rendez-vous pris.")  # 2: typing, the focus is there already
    page.get_by_role("button", name="Enregistrer le suivi").click()  # 3
    page.get_by_text("noté à l'instant").wait_for()
    suivi = Suivi.objects.get()
    assert (suivi.texte, set(suivi.piliers)) == ("Rendez-vous pris.", {"langue", "logement"})
    # Said in the row, which stays where one saved, and told aloud; the focus is on the next one.
    assert "DÉMO-UNIQUE" in page.locator(".suivre").first.inner_text()
    _sous_les_yeux(page, page.locator(".suivre").first.get_by_text("noté à l'instant"))
    annuler = page.get_by_role("button", name="Annuler le suivi")
    _sous_les_yeux(page, annuler, doigt=True)
    assert page.get_by_role("status").filter(has_text="Suivi noté pour Amina DÉMO-UNIQUE").count() == 1
    assert page.evaluate("document.activeElement.id") == f"suivre-{dossiers[1].pk}"
    annuler.click()
    attendre(lambda: not Suivi.objects.exists(), 10)
    # Taken back, it is said in the same place.
    annule = page.locator(".suivre").first.get_by_text("Le suivi d'Amina DÉMO-UNIQUE est annulé")
    annule.wait_for()
    _sous_les_yeux(page, annule)
    assert page.erreurs == []


def test_on_each_row_of_the_day_both_gestures_are_within_reach(dossiers, intervenante, ouvrir_page):
    page = ouvrir_page(intervenante, ACCUEIL, largeur=390)
    for parcours in dossiers:
        for nom in ("Noter un suivi", "Noter un rendez-vous"):
            bouton = page.get_by_role("link", name=f"{nom} : {parcours.personne}")
            bouton.scroll_into_view_if_needed()
            _sous_les_yeux(page, bouton, doigt=True)
    # The last row has many above it: what is saved is still said where one is.
    ligne = page.locator(".suivre").last
    ligne.get_by_role("link", name="Noter un rendez-vous").click()
    page.get_by_label("Pilier").select_option("langue")
    page.get_by_label("Le", exact=True).fill("2027-01-12")
    page.get_by_label("Avec quel service").fill("Mission locale")
    page.get_by_role("button", name="Noter le rendez-vous").click()
    dit = page.locator(".suivre").last.get_by_text("Le rendez-vous est noté")
    dit.wait_for()
    _sous_les_yeux(page, dit)
    assert page.url.endswith(ACCUEIL)
    assert dossiers[1].rendez_vous.get().avec == "Mission locale"
    assert page.get_by_role("status").filter(has_text="Le rendez-vous est noté").count() >= 1
    assert page.evaluate("document.activeElement.id").endswith(f"-{dossiers[1].pk}")
    assert page.erreurs == []


def test_on_the_dossier_both_gestures_stay_under_the_thumb_and_hide_nothing(dossiers, intervenante, ouvrir_page):
    page = ouvrir_page(intervenante, dossiers[0].personne.get_absolute_url(), largeur=390)
    barre = page.locator(".sous-le-pouce")
    gestes = [barre.get_by_role("link", name=nom) for nom in ("Noter un suivi", "Noter un rendez-vous")]
    page.evaluate("scrollTo(0, 99999)")
    page.locator("#fiches .fiche").first.wait_for(state="attached")
    for hauteur in (0, 700, 99_999):
        page.evaluate(f"scrollTo(0, {hauteur})")
        for bouton in gestes:
            _sous_les_yeux(page, bouton, doigt=True)
            assert bouton.bounding_box()["y"] > 844 - 100
    # The end of the page is above the bar; and what has the focus, wherever the keyboard goes.
    haut = barre.bounding_box()["y"]
    pied = page.locator("#pied").bounding_box()
    assert pied["y"] + pied["height"] <= haut + 1
    page.evaluate("scrollTo(0, 0)")
    page.locator("#contenu").focus()
    for _ in range(40):
        page.keyboard.press("Tab")
        dans, bas = page.evaluate(
            "[!!document.activeElement.closest('.sous-le-pouce'), document.activeElement.getBoundingClientRect().bottom]"
        )
        assert dans or bas <= haut + 1
    # From the very end of the page: the form comes to the eye, then what was done, in the same place.
    page.evaluate("scrollTo(0, 99999)")
    gestes[0].click()
    texte = page.get_by_role("textbox", name="Ce qui s'est passé")
    texte.fill("Vue à la permanence.")
    _sous_les_yeux(page, texte)
    assert not barre.is_visible()
    page.get_by_role("button", name="Enregistrer le suivi").click()
    annuler = page.get_by_role("button", name="Annuler le suivi noté à l'instant")
    annuler.wait_for()
    _sous_les_yeux(page, annuler, doigt=True)
    assert page.get_by_role("status").filter(has_text="Suivi noté pour").count() == 1
    assert page.evaluate("document.activeElement.id") == "ouvrir-suivi"
    assert page.erreurs == []


def _sous_les_yeux(page, element, doigt: bool = False) -> None:
    """Check that it is on the screen, without scrolling, and under nothing else; 44 px each way for a finger."""
    cadre, hauteur = element.bounding_box(), page.evaluate("innerHeight")
    assert cadre["y"] >= 0, cadre
    assert cadre["y"] + cadre["height"] <= hauteur, cadre
    milieu = [cadre["x"] + cadre["width"] / 2, cadre["y"] + cadre["height"] / 2]
    assert element.evaluate(
        "(e, [x, y]) => { const d = document.elementFromPoint(x, y); return e.contains(d) }", milieu
    )
    assert not doigt or min(cadre["width"], cadre["height"]) >= 44, cadre


def test_the_keyboard_alone_logs_a_follow_up(dossiers, intervenante, ouvrir_page):
    page = ouvrir_page(intervenante, ACCUEIL)
    page.locator(".suivre__bouton").first.focus()
    page.keyboard.press("Enter")  # 1
    page.locator("form[data-en-place]").wait_for()
    assert page.evaluate("document.activeElement.name") == "texte"
    page.keyboard.type("Au clavier.")  # 2
    page.keyboard.press("Control+Enter")  # 3
    page.get_by_text("noté à l'instant").wait_for()
    assert Suivi.objects.get().texte == "Au clavier."


def test_escape_closes_and_gives_the_focus_back(dossiers, intervenante, ouvrir_page):
    page = ouvrir_page(intervenante, ACCUEIL)
    bouton = page.locator(".suivre__bouton").first
    bouton.click()
    page.locator("form[data-en-place]").wait_for()
    page.keyboard.press("Escape")
    assert page.locator("form[data-en-place]").count() == 0
    assert page.evaluate("document.activeElement.id") == bouton.get_attribute("id")


def test_an_ended_session_loses_nothing(dossiers, intervenante, ouvrir_page):
    page = ouvrir_page(intervenante, ACCUEIL, largeur=390)
    page.locator(".suivre__bouton").first.click()
    page.get_by_label("Ce qui s'est passé").fill("Long compte rendu.")
    page.context.clear_cookies(name="session")
    page.get_by_role("button", name="Enregistrer le suivi").click()
    page.wait_for_url("**/compte/login/**")
    page.get_by_label("Adresse électronique").fill(intervenante.email)
    page.get_by_label("Mot de passe", exact=True).fill(MOT_DE_PASSE)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    page.wait_for_url(f"**{ACCUEIL}#reprise")
    # Its form opens again in its place, with its text and its token.
    texte = page.get_by_label("Ce qui s'est passé")
    texte.wait_for()
    assert texte.input_value() == "Long compte rendu."
    page.get_by_role("button", name="Enregistrer le suivi").click()
    page.get_by_text("noté à l'instant").wait_for()
    assert Suivi.objects.count() == 1
    assert page.evaluate("Object.keys(localStorage).filter(c => c.startsWith('cirj-brouillon')).length") == 0


def test_a_blockage_is_raised_in_place_from_the_dossier(dossiers, intervenante, ouvrir_page):
    parcours, _ = dossiers
    page = ouvrir_page(intervenante, parcours.personne.get_absolute_url(), largeur=390)
    page.get_by_role("link", name="Signaler un blocage : Langue").click()
    page.get_by_label("Cause").select_option("transport")
    page.get_by_role("button", name="Signaler le blocage").click()
    # The text is required: the form is still there, with what was chosen.
    page.get_by_label("Ce qui bloque").fill("Pas de bus le soir.")
    page.get_by_role("button", name="Signaler le blocage").click()
    page.get_by_text("Le blocage est signalé").wait_for()
    assert "Bloqué" in page.locator(".pilier").first.inner_text()
    page.get_by_text("Blocage signalé : transport").wait_for()  # the timeline came back with it
    assert parcours.blocages.get().description == "Pas de bus le soir."


def test_without_scripts_the_form_is_a_page_that_saves(dossiers, intervenante, chromium, site, connecter):
    session = connecter(intervenante).cookies["session"].value
    contexte = chromium.new_context(java_script_enabled=False, base_url=site, locale="fr-FR")
    contexte.add_cookies([{"name": "session", "value": session, "url": site}])
    page = contexte.new_page()
    page.goto(reverse("dossier", args=[dossiers[0].personne_id]))
    page.get_by_role("link", name="Noter un suivi").click()
    page.get_by_label("Ce qui s'est passé").fill("Sans script.")
    page.get_by_role("button", name="Enregistrer le suivi").click()
    page.get_by_text("Suivi noté pour").wait_for()
    contexte.close()
    assert Suivi.objects.get().texte == "Sans script."


def test_what_was_typed_in_place_survives_a_session_that_slept(dossiers, intervenante, ouvrir_page):
    page = ouvrir_page(intervenante, ACCUEIL, largeur=390)
    page.locator(".suivre").first.get_by_role("link", name="Noter un suivi").click()
    page.get_by_label("Ce qui s'est passé").fill("Très inquiète pour son logement.")
    for ligne in Session.objects.all():
        session = SessionStore(ligne.pk)
        session[VUE] = time.time() - 3600
        session.save()
    page.get_by_role("button", name="Enregistrer le suivi").click()
    page.get_by_role("heading", name="Connexion").wait_for()
    assert page.locator("#contenu .suivre").count() == 0
    page.get_by_label("Adresse électronique").fill(intervenante.email)
    page.get_by_label("Mot de passe", exact=True).fill(MOT_DE_PASSE)
    page.get_by_role("button", name="Se connecter", exact=True).click()
    page.get_by_text("Voici ce que vous aviez écrit").wait_for()
    assert page.get_by_label("Ce qui s'est passé").input_value() == "Très inquiète pour son logement."
    assert not Suivi.objects.exists()
    page.get_by_role("button", name="Enregistrer le suivi").click()
    page.get_by_text("noté à l'instant").wait_for()
    assert Suivi.objects.get().texte == "Très inquiète pour son logement."
    assert page.erreurs == []
