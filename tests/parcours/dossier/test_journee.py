"""The social worker's day: the most urgent first, with the reason."""

import datetime
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from parcours.models import Etape, Intervention, Parcours, Personne, PointBlocage, Referent

ADRESSE = reverse("ma_journee")


@pytest.fixture
def suivre(jura, association):
    def suivre(nom: str, jours: int) -> Parcours:
        personne = Personne.objects.create(departement=jura, nom=nom)
        contact = timezone.localdate() - datetime.timedelta(days=jours)
        parcours = Parcours.objects.create(
            personne=personne, departement=jura, debut="2025-03-01", dernier_contact=contact
        )
        Intervention.objects.create(parcours=parcours, structure=association, pilier="langue", debut="2025-03-01")
        return parcours

    return suivre


@pytest.fixture
def page(parcours, intervenante, connecter):
    Parcours.objects.filter(pk=parcours.pk).update(dernier_contact=timezone.localdate())
    client = connecter(intervenante)
    return lambda requete="": client.get(ADRESSE + requete)


def noms(reponse) -> list[str]:
    return [ligne.personne.nom for ligne in reponse.context["page"]]


def test_the_first_sentence_counts_people_and_contacts(page, suivre):
    suivre("ANCIEN", 90)
    suivre("BIENTOT", 57)
    suivre("RECENT", 10)
    assert "4 personnes, 2 à contacter cette semaine." in page().content.decode()


def test_the_most_urgent_comes_first(page, suivre, jura):
    suivre("TRANQUILLE", 5)
    suivre("ANCIEN", 90)
    demain = timezone.localdate() + datetime.timedelta(days=1)
    Etape.objects.create(parcours=suivre("ETAPE", 20), pilier="langue", intitule="Inscrire", echeance=demain)
    PointBlocage.objects.create(parcours=suivre("BLOQUE", 3), departement=jura, pilier="langue", cause="transport")
    reponse = page()
    assert noms(reponse) == ["ANCIEN", "ETAPE", "BLOQUE", "TRANQUILLE", "DÉMO-UNIQUE"]
    html = reponse.content.decode()
    for raison in ("Dernier contact il y a 3 mois", "Inscrire", "Bloqué, langue : transport"):
        assert raison in html


def test_what_was_just_logged_goes_down(page, suivre, parcours, intervenante, connecter):
    ancien = suivre("ANCIEN", 90)
    client = connecter(intervenante)
    client.post(
        reverse("suivi_nouveau", args=[ancien.personne_id]) + "?retour=ma_journee",
        {
            "texte": "Vu",
            "piliers": ["langue"],
            "date": timezone.localdate().isoformat(),
            "mode": "visite",
            "jeton": "6f1b5c1e-4f3e-4f0e-8f53-0a2d3c1b7a11",
        },
    )
    reponse = client.get(ADRESSE)
    assert noms(reponse) == ["DÉMO-UNIQUE"]
    assert [ligne.personne.nom for ligne in reponse.context["journee"].notees] == ["ANCIEN"]
    assert "2 personnes, aucune à contacter cette semaine." in reponse.content.decode()


def test_a_caseworker_sees_her_own_first_and_the_structures_on_demand(page, suivre, intervenante):
    Referent.objects.create(parcours=suivre("MIENNE", 5), agent=intervenante)
    assert noms(page()) == ["MIENNE"]
    assert set(noms(page("?voir=structure"))) == {"MIENNE", "DÉMO-UNIQUE"}


def test_decisions_to_carry_are_shown_when_given(parcours, intervenante):
    from parcours.views.journee import journee

    requete = RequestFactory().get("/")
    requete.user, requete.session, requete.resolver_match = intervenante, {}, SimpleNamespace(url_name="accueil")
    requete.META["CSRF_COOKIE"] = "x" * 32
    blocage = PointBlocage(parcours=parcours, pilier="langue", cause="transport")
    decision = SimpleNamespace(
        quoi="Réserver une place", echeance=timezone.localdate(), blocage=blocage, get_absolute_url=lambda: "/x/"
    )
    html = journee(requete, decisions=[decision]).content.decode()
    assert "Réserver une place" in html
    assert "/x/" in html


def test_the_day_costs_the_same_for_one_person_and_for_eight(page, suivre):
    def cout() -> int:
        with CaptureQueriesContext(connection) as requetes:
            page()
        return len([r for r in requetes if "SAVEPOINT" not in r["sql"]])

    un = cout()
    for rang in range(7):
        suivre(f"DÉMO-{rang}", rang * 20)
    assert cout() == un < 15


def test_the_empty_day_says_what_to_do(autre_intervenante, coordinatrice, connecter):
    assert "Ajouter une personne" in connecter(autre_intervenante).get(ADRESSE).content.decode()
    assert connecter(coordinatrice).get(ADRESSE).status_code == 403
