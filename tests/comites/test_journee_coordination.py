"""The coordinator's day: one sentence that counts, lists that act, a constant number of queries."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from parcours.models import Parcours
from tests.comites.conftest import JOUR, autre_parcours, bloquer


def peupler(departement, nombre: int) -> None:
    for i in range(nombre):
        parcours = autre_parcours(departement, f"DÉMO-{i}")
        bloquer(parcours, jours=i + 1)


def test_the_first_line_counts_situations_contacts_and_days_to_the_next_session(
    connecter, coordinatrice, blocage, prochaine
):
    page = connecter(coordinatrice).get("/").content.decode()
    assert "<strong>1 situation attend</strong> une décision" in page
    assert "<strong>1 personne</strong> sans contact depuis 2 mois" in page
    assert "dans 30 jours." in page


def test_an_empty_day_says_so(connecter, coordinatrice):
    page = connecter(coordinatrice).get("/").content.decode()
    assert "Aucune situation n'attend de décision" in page
    assert "planifier une séance" in page


def test_a_blockage_goes_on_the_agenda_from_the_day(connecter, coordinatrice, blocage, prochaine):
    reponse = connecter(coordinatrice).post(
        f"/comites/blocages/{blocage.pk}/inscrire/", {"seance": prochaine.pk, "retour": "/"}, follow=True
    )
    assert reponse.redirect_chain == [("/", 302)]
    assert "est à l&#x27;ordre du jour" in reponse.content.decode()
    blocage.refresh_from_db()
    assert blocage.etat == "À l'ordre du jour"


def test_the_day_never_sends_outside_the_site(connecter, coordinatrice, blocage, prochaine):
    reponse = connecter(coordinatrice).post(
        f"/comites/blocages/{blocage.pk}/inscrire/", {"seance": prochaine.pk, "retour": "https://exemple.org/"}
    )
    assert reponse.url == prochaine.get_absolute_url()


def test_long_lists_are_cut_and_open_in_full(connecter, coordinatrice, jura):
    peupler(jura, 7)
    client = connecter(coordinatrice)
    page = client.get("/").content.decode()
    assert "Voir les 7 situations" in page
    assert page.count("DÉMO-6") == 1  # the oldest, in the list of situations only: the silence list is cut too
    liste = client.get("/?voir=situations").content.decode()
    assert "7 situations, la plus ancienne d'abord." in liste
    assert all(f"DÉMO-{i}" in liste for i in range(7))


def test_an_overdue_decision_is_on_the_day(connecter, coordinatrice, decision):
    assert "Décisions en retard" not in connecter(coordinatrice).get("/").content.decode()
    type(decision).objects.update(prise_le=timezone.localdate() - 9 * JOUR, echeance=timezone.localdate() - JOUR)
    page = connecter(coordinatrice).get("/").content.decode()
    assert "Décisions en retard" in page
    assert "Pas encore vue par son responsable" in page


def test_what_the_coordination_carries_itself_is_on_its_day(connecter, coordinatrice, point, coordination):
    point.decider("Appeler le bailleur", coordination, None, timezone.localdate() + 20 * JOUR)
    page = connecter(coordinatrice).get("/").content.decode()
    assert "Appeler le bailleur" in page
    assert "En retard</span>" not in page


def test_the_day_is_of_the_department_one_acts_for(connecter, coordinatrice, doubs):
    bloquer(autre_parcours(doubs, "DÉMO-DOUBS"))
    assert "DÉMO-DOUBS" not in connecter(coordinatrice).get("/").content.decode()


@pytest.mark.parametrize("adresse", ["/", "/?voir=situations", "/?voir=contacts", "/?voir=echeances"])
def test_the_day_costs_the_same_queries_whatever_the_number_of_people(
    connecter, coordinatrice, parcours, blocage, prochaine, jura, adresse
):
    client = connecter(coordinatrice)
    with CaptureQueriesContext(
        connection,
    ) as une:
        client.get(adresse)
    peupler(jura, 8)
    with CaptureQueriesContext(connection) as plusieurs:
        client.get(adresse)
    assert len(plusieurs) == len(une) <= 15


def test_someone_without_a_current_role_is_told_whom_to_ask(connecter, intervenante):
    intervenante.affectations.update(fin=datetime.date(2025, 12, 31))
    page = connecter(intervenante).get("/").content.decode()
    assert "Votre compte n'ouvre rien pour le moment" in page
    assert "coordination départementale" in page
    assert Parcours.objects.count() == 1
