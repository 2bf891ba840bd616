"""Dates and signs as French writes them."""

import datetime

import pytest
from django.template import Context, Template
from django.utils import timezone

from cirj.socle.calendrier import affichage_approche


@pytest.mark.parametrize(
    ("jour", "ecrit"),
    [
        (datetime.date(2026, 8, 1), "1er août 2026"),
        (datetime.date(2026, 8, 11), "11 août 2026"),
        (datetime.date(2026, 8, 31), "31 août 2026"),
    ],
)
def test_the_first_of_a_month_is_premier(jour, ecrit):
    assert affichage_approche(jour, "jour") == ecrit
    assert Template("{% load francais %}{{ j|jour }}").render(Context({"j": jour})) == ecrit


def test_the_first_of_a_month_is_premier_in_every_form():
    gabarit = Template('{% load francais %}{{ j|jour:"l j F Y" }}')
    assert gabarit.render(Context({"j": datetime.date(2027, 2, 1)})) == "lundi 1er février 2027"


def test_an_hour_is_told_in_paris_time():
    instant = datetime.datetime(2026, 7, 31, 22, 30, tzinfo=datetime.UTC)
    gabarit = Template('{% load francais %}{{ j|jour:"j N Y à H:i" }}')
    assert gabarit.render(Context({"j": instant})) == "1er août 2026 à 00:30"


@pytest.mark.parametrize(
    ("jours", "dit"),
    [
        (-400, "dépassée depuis 13 mois"),
        (-12, "dépassée depuis 12 jours"),
        (-1, "dépassée depuis hier"),
        (0, "aujourd&#x27;hui"),
        (1, "demain"),
        (12, "dans 12 jours"),
    ],
)
def test_a_deadline_is_to_come_or_overdue(jours, dit):
    quand = timezone.localdate() + datetime.timedelta(days=jours)
    assert Template("{% load francais %}{{ j|delai }}").render(Context({"j": quand})) == dit


def test_no_line_begins_with_the_sign_that_ends_what_is_before_nor_ends_with_an_opening_one():
    gabarit = Template("{% load francais %}{{ dit|sans_coupe }}")
    dit = gabarit.render(Context({"dit": "« X » : oui ou non ? À dire ; vite ! à 12:30"}))
    assert dit == "«\u00a0X\u00a0»\u00a0: oui ou non\u00a0? À dire\u00a0; vite\u00a0! à 12:30"
