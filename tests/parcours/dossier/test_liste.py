"""The list of people: what it says, in how many queries, by which filters and order."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from parcours.models import (
    Etape,
    Intervention,
    MembreMenage,
    Menage,
    Parcours,
    Personne,
    PointBlocage,
    Protection,
    Referent,
)

LISTE = reverse("personnes")


@pytest.fixture
def creer(jura, dole, association):
    """Create a person with everything a row shows."""

    def creer(nom: str, contact: str = "2026-11-01", entree: str = "2025-03-01") -> Parcours:
        personne = Personne.objects.create(departement=jura, nom=nom, commune=dole, date_naissance="1990-02-03")
        Protection.objects.create(personne=personne, statut="refugie", date="2025-02-01")
        menage = Menage.objects.create(departement=jura)
        MembreMenage.objects.create(menage=menage, personne=personne, debut=datetime.date(2025, 1, 1), lien="autre")
        parcours = Parcours.objects.create(
            personne=personne, departement=jura, debut=entree, dernier_contact=contact or None
        )
        Intervention.objects.create(parcours=parcours, structure=association, pilier="langue", debut="2025-03-01")
        Etape.objects.create(parcours=parcours, pilier="langue", intitule="Étape", echeance="2027-01-01")
        PointBlocage.objects.create(parcours=parcours, departement=jura, pilier="langue", cause="transport")
        return parcours

    return creer


def noms(reponse) -> list[str]:
    return [ligne.personne.nom for ligne in reponse.context["lignes"]]


def test_one_row_or_many_cost_the_same_queries(creer, parcours, intervenante, coordinatrice, connecter):
    couts = {}
    for nombre in (1, 7):
        for rang in range(nombre):
            creer(f"DÉMO-{nombre}-{rang}")
        for agent in (intervenante, coordinatrice):
            client = connecter(agent)
            with CaptureQueriesContext(connection) as requetes:
                assert client.get(f"{LISTE}?contact=a_reprendre&tri=contact&suivi=tous").status_code == 200
                assert client.get(LISTE).status_code == 200
            couts.setdefault(agent.pk, set()).add(len(requetes))
    assert all(len(vus) == 1 for vus in couts.values())
    with CaptureQueriesContext(connection) as requetes:
        client.get(LISTE)
    # One of them notes the reading.
    assert len([r for r in requetes if "SAVEPOINT" not in r["sql"]]) <= 15


def test_the_page_stays_light(creer, coordinatrice, connecter):
    for rang in range(30):
        creer(f"DÉMO-{rang:03}")
    reponse = connecter(coordinatrice).get(LISTE)
    assert len(reponse.context["lignes"]) == 25
    assert len(reponse.content) < 100_000
    assert "30 personnes" in reponse.content.decode()


@pytest.mark.parametrize(
    ("requete", "attendus"),
    [
        ("", ["ANCIEN", "RECENT", "VIDE"]),
        ("?tri=contact", ["VIDE", "ANCIEN", "RECENT"]),
        ("?tri=entree", ["RECENT", "ANCIEN", "VIDE"]),
        ("?contact=a_reprendre", ["ANCIEN", "VIDE"]),
        ("?contact=recent", ["RECENT"]),
        ("?contact=jamais", ["VIDE"]),
        ("?suivi=sortis", ["SORTI"]),
        ("?suivi=sans", ["SANS-PARCOURS"]),
        ("?q=sorti", ["SORTI"]),
        ("?q=introuvable", []),
        ("?commune=39198", ["ANCIEN", "RECENT", "VIDE"]),
        ("?pilier=langue", ["ANCIEN", "RECENT", "VIDE"]),
        ("?pilier=emploi", []),
        ("?etat=bloque", ["ANCIEN", "RECENT", "VIDE"]),
        ("?pilier=langue&etat=acquis", []),
        ("?protection=refugie", ["ANCIEN", "RECENT", "VIDE"]),
        ("?protection=apatride", []),
        ("?blocage=on", ["ANCIEN", "RECENT", "VIDE"]),
        ("?referent=aucun", ["ANCIEN", "RECENT"]),
        ("?referent=nom:Maria", ["VIDE"]),
        ("?commune=inconnue&tri=nimporte&page=999", ["ANCIEN", "RECENT", "VIDE"]),
    ],
)
def test_filters_and_order(creer, jura, coordinatrice, connecter, requete, attendus):
    aujourdhui = timezone.localdate()
    creer("ANCIEN", contact=str(aujourdhui - datetime.timedelta(days=100)), entree="2025-05-01")
    creer("RECENT", contact=str(aujourdhui), entree="2025-06-01")
    vide = creer("VIDE", contact="", entree="2025-04-01")
    Referent.objects.create(parcours=vide, nom_libre="Maria")
    creer("SORTI").sortir(aujourdhui, "terme")
    Personne.objects.create(departement=jura, nom="SANS-PARCOURS")
    assert noms(connecter(coordinatrice).get(LISTE + requete)) == attendus


def test_a_row_says_what_is_overdue_and_blocked(creer, coordinatrice, connecter):
    creer("ANCIEN", contact="2020-01-01")
    html = connecter(coordinatrice).get(LISTE).content.decode()
    for mots in ("À contacter", "Blocage signalé", "Bloqué", "À évaluer", "Étape", "Réfugié", "Dole"):
        assert mots in html, mots


def test_an_empty_list_says_what_to_do_next(coordinatrice, autre_intervenante, connecter):
    assert "Reprendre un tableau" in connecter(coordinatrice).get(LISTE).content.decode()
    assert "demandez à la coordination" in connecter(autre_intervenante).get(LISTE).content.decode()
    assert "une autre écriture du nom" in connecter(coordinatrice).get(f"{LISTE}?q=xyz").content.decode()
