"""Dated rules: calendar months at the end of a month, and days older than the oldest row."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cirj.socle import regles
from cirj.socle.models import RegleMetier
from tests.harnais.regles import poser_regle

DEUX_MOIS = RegleMetier(code="AGIR_CONTACT", valeur="2", unite="mois", valable_du=datetime.date(2015, 1, 1))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("jour", "premier_tenu"),
    [
        # 28 February + 2 months is 28 April: over on the 30th, though the 30th minus 2 months is the 28th.
        (datetime.date(2026, 4, 30), datetime.date(2026, 3, 1)),
        (datetime.date(2026, 4, 28), datetime.date(2026, 2, 28)),
        (datetime.date(2026, 2, 28), datetime.date(2025, 12, 28)),
        (datetime.date(2026, 11, 21), datetime.date(2026, 9, 21)),
    ],
)
def test_a_contact_is_overdue_when_its_own_deadline_is_over(jour, premier_tenu):
    assert regles.limite_passee("AGIR_CONTACT", jour) == premier_tenu
    assert regles.Bareme("AGIR_CONTACT").limite_passee("AGIR_CONTACT", jour) == premier_tenu


@given(
    jour=st.dates(datetime.date(2016, 1, 1), datetime.date(2060, 1, 1)),
    anciennete=st.integers(0, 100),
)
def test_the_limit_and_the_deadline_never_disagree(jour, anciennete):
    contact = jour - datetime.timedelta(days=anciennete)
    depasse = regles.decaler(contact, DEUX_MOIS) < jour
    assert (contact < regles._premier_jour_tenu(DEUX_MOIS, jour)) == depasse


@pytest.mark.django_db
def test_a_day_older_than_the_first_row_follows_the_first_row():
    ancien = datetime.date(2012, 5, 10)
    assert regles.echeance("AGIR_CONTACT", ancien) == datetime.date(2012, 7, 10)
    assert regles.Bareme("AGIR_CONTACT").echeance("AGIR_CONTACT", ancien) == datetime.date(2012, 7, 10)


@pytest.mark.django_db
def test_a_rule_that_ended_without_a_successor_is_said_to_be_missing():
    poser_regle("AGIR_CONTACT", "2", valable_au="2020-12-31")
    with pytest.raises(regles.RegleAbsente):
        regles.regle("AGIR_CONTACT", datetime.date(2021, 1, 1))
