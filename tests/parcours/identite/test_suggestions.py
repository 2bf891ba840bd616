"""Names proposed while one types: those of the search, through the door, few, noted; without scripts, the list."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from acteurs.nomenclatures import Pilier
from cirj.socle.models import EntreeJournal
from parcours.models import Personne

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def creer(jura):
    return lambda nom, prenom="": Personne.objects.create(departement=jura, nom=nom, prenom=prenom)


def proposer(client, texte: str):
    return client.get(reverse("suggestions"), {"q": texte}, headers=HTMX)


def test_the_first_letters_and_a_wrong_one_propose_the_person(creer, coordinatrice, connecter):
    personne = creer("ABDALLAH", "Samir")
    creer("HAKIMI", "Omar")
    client = connecter(coordinatrice)
    for texte in ("ab", "abdal", "Abdalah", "samir abd", "سمير"):
        page = proposer(client, texte).content.decode()
        assert personne.get_absolute_url() in page, texte
        assert "HAKIMI" not in page
        assert "1 personne proposée" in page
    assert "Aucune personne ne correspond" in proposer(client, "zzzz").content.decode()


@pytest.mark.parametrize("texte", ["", "a", " -", "\U0001f600", "%", "_"])
def test_too_little_proposes_nobody_and_notes_nothing(creer, coordinatrice, connecter, texte):
    creer("AMIRI", "Ali")
    avant = EntreeJournal.objects.filter(action="recherche").count()
    reponse = proposer(connecter(coordinatrice), texte)
    assert reponse.status_code == 200
    assert "AMIRI" not in reponse.content.decode()
    assert EntreeJournal.objects.filter(action="recherche").count() == avant


def test_eight_at_most_then_the_list_all_noted_as_a_search_without_what_was_typed(creer, coordinatrice, connecter):
    for rang in range(12):
        creer(f"AMIRI{'abcdefghijkl'[rang]}", "Ali")
    page = proposer(connecter(coordinatrice), "amiri").content.decode()
    assert page.count("<strong>") == 8
    assert f"{reverse('personnes')}?q=amiri" in page
    notee = EntreeJournal.objects.filter(action="recherche", objet_type="personnes").latest("pk")
    assert len(notee.personnes) == 8
    assert "amiri" not in notee.detail.lower()


def test_nobody_is_proposed_that_one_may_not_open(creer, intervenante, autre_intervenante, connecter):
    personne = creer("SHINWARI", "Noor")
    parcours = personne.parcours.create(departement=personne.departement, debut=datetime.date(2026, 1, 5))
    parcours.interventions.create(
        structure=intervenante.affectation.structure, pilier=Pilier.LANGUE, debut=parcours.debut
    )
    assert "SHINWARI" in proposer(connecter(intervenante), "shin").content.decode()
    assert "SHINWARI" not in proposer(connecter(autre_intervenante), "shin").content.decode()


def test_without_scripts_the_address_leads_to_the_list(creer, coordinatrice, connecter):
    client = connecter(coordinatrice)
    assert client.get(reverse("suggestions"), {"q": "a & b"}).url == f"{reverse('personnes')}?q=a+%26+b"
    assert client.get(reverse("suggestions")).url == reverse("personnes")


def test_eight_cost_as_many_queries_as_one(creer, coordinatrice, connecter):
    client = connecter(coordinatrice)

    def cout() -> int:
        with CaptureQueriesContext(connection) as requetes:
            proposer(client, "amiri")
        return len(requetes)

    creer("AMIRI", "Un")
    cout()
    un = cout()
    for rang in range(9):
        creer("AMIRI", f"Ali{rang}")
    assert cout() == un
