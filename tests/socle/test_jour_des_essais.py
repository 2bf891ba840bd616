"""The tests happen on their own day, the same for Python and for the database."""

import datetime

import pytest
from django.db import connection
from django.utils import timezone

from tests.harnais.horloge import DEPART, heure_de_la_machine


@pytest.mark.django_db
def test_python_and_the_database_live_at_the_same_hour():
    with connection.cursor() as curseur:
        avant = timezone.now()
        curseur.execute("select clock_timestamp()")
        (base,) = curseur.fetchone()
    assert abs(base - avant) < datetime.timedelta(seconds=1)


def test_the_day_is_not_that_of_the_machine_but_as_far_from_it_all_along():
    ecarts = {round(timezone.now().timestamp() - heure_de_la_machine()) for _ in range(3)}
    assert len(ecarts) == 1
    assert timezone.now() >= DEPART
