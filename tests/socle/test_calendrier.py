"""Dates told with only what is known."""

import datetime

import pytest

from cirj.socle.calendrier import Precision, depuis


@pytest.mark.parametrize(
    ("precision", "attendu"),
    [
        (Precision.JOUR, "depuis le 3 déc. 2026"),
        (Precision.MOIS, "depuis décembre 2026"),
        (Precision.ANNEE, "depuis 2026"),
    ],
)
def test_since_tells_only_what_is_known(precision, attendu):
    assert depuis(datetime.date(2026, 12, 3), precision) == attendu


def test_since_says_nothing_without_a_date():
    assert depuis(None, Precision.JOUR) == ""
