"""Error pages and public pages: our layout, in French, with what to do next."""

import re

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import DatabaseError, connection
from django.http import Http404
from django.test import Client, override_settings
from django.urls import include, path

from tests.harnais.regles import poser_regle


def casser(exception):
    def vue(request):
        raise exception

    vue.login_required = False
    return vue


urlpatterns = [
    path("", include("cirj.urls")),
    path("casse/400/", casser(SuspiciousOperation("essai"))),
    path("casse/403/", casser(PermissionDenied("Seule la coordination décide."))),
    path("casse/404/", casser(Http404("secret"))),
    path("casse/500/", casser(RuntimeError("secret"))),
]
handler400 = "cirj.socle.views.erreurs.requete_refusee"
handler403 = "cirj.socle.views.erreurs.interdit"
handler404 = "cirj.socle.views.erreurs.introuvable"
handler500 = "cirj.socle.views.erreurs.panne"


@pytest.fixture
def casse():
    with override_settings(ROOT_URLCONF=__name__):
        yield Client(raise_request_exception=False)


@pytest.mark.parametrize(
    ("code", "titre"),
    [
        (400, "Le site n'a pas compris cette demande"),
        (403, "Vous ne pouvez pas faire cela"),
        (404, "Cette page n'existe pas, ou ne vous est pas ouverte"),
        (500, "Le site a rencontré une panne"),
    ],
)
def test_each_error_has_its_page_and_a_way_out(db, casse, code, titre):
    reponse = casse.get(f"/casse/{code}/")
    page = reponse.content.decode()
    assert reponse.status_code == code
    assert re.findall(r"<h1>(.+?)</h1>", page) == [titre]
    assert 'lang="fr"' in page
    assert 'href="/"' in page
    assert "secret" not in page
    assert "Content-Security-Policy" in reponse.headers


def test_the_reason_of_a_refusal_is_given(db, casse):
    assert "Seule la coordination décide." in casse.get("/casse/403/").content.decode()


def test_a_breakdown_page_asks_nothing_of_the_database(db, casse, connecter, coordinatrice, monkeypatch):
    """Rendered for somebody logged in, while the database no longer answers."""

    def muette(*args, **kwargs):
        raise DatabaseError("le serveur ne répond pas")

    client = connecter(coordinatrice)
    client.raise_request_exception = False
    monkeypatch.setattr(connection, "cursor", muette)
    reponse = client.get("/mon-compte/")
    monkeypatch.undo()
    assert reponse.status_code == 500
    assert "Le site a rencontré une panne" in reponse.content.decode()


def test_an_address_that_does_not_exist_keeps_the_menu_of_who_is_logged_in(connecter, coordinatrice):
    page = connecter(coordinatrice).get("/nulle-part/").content.decode()
    assert "Test Coordinatrice" in page


def test_a_stale_form_that_does_not_say_whose_it_is_says_how_not_to_lose_the_text(connecter, coordinatrice):
    client = connecter(coordinatrice, enforce_csrf_checks=True)
    reponse = client.post("/mon-compte/", {"prenom": "A", "nom": "B"})
    assert reponse.status_code == 403
    assert "ce que vous avez écrit y est encore" in reponse.content.decode()


@pytest.mark.parametrize("chemin", ["/accessibilite/", "/donnees-personnelles/", "/compte/login/", "/sante/"])
def test_the_public_pages_open_without_login(client, db, chemin):
    assert client.get(chemin).status_code in (200, 503)


def test_the_accessibility_page_claims_nothing(client, db):
    assert "n'a pas encore été évalué" in client.get("/accessibilite/").content.decode()


def test_the_durations_shown_are_those_of_the_dated_rules(client, db, settings):
    settings.RESPONSABLE_TRAITEMENT, settings.COURRIEL_DPO = "Association d'essai", "dpo@example.org"
    poser_regle("PURGE", "31")
    page = client.get("/donnees-personnelles/").content.decode()
    assert "31 mois après le dernier contact" in page
    # A rule that the page asks for and nobody wrote would be told as « fixed by somebody else ».
    assert "la durée fixée par" not in page
    assert "aussi loin que le journal remonte" in page
    assert f"{settings.DUREE_SESSION_HEURES} heures au plus" in page
    assert "Association d&#x27;essai est responsable" in page
    assert "mailto:dpo@example.org" in page
