"""Two people at once: one decision per form, and nothing slips into a session that is being closed."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from django.utils import timezone

from cirj.socle.rls import contexte
from comites.models import Decision, PointOrdreDuJour, Seance, SeanceClose

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_taps_at_once_decide_once(point, association):
    jeton, jour = uuid.uuid4(), timezone.localdate()

    def decider(_):
        return PointOrdreDuJour.objects.get(pk=point.pk).decider("Agir", association, None, jour, jeton=jeton).pk

    assert len(set(_ensemble(decider))) == 1
    assert Decision.objects.count() == 1


def test_a_session_is_closed_once(seance, point):
    def clore(_):
        try:
            Seance.objects.get(pk=seance.pk).clore("Relevé.")
        except SeanceClose:
            return "refusée"
        return "close"

    assert sorted(_ensemble(clore)) == ["close", "refusée"]


def _ensemble(acte) -> list:
    def isoler(rang):
        try:
            with contexte.service("*"), transaction.atomic():
                return acte(rang)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as fils:
        return list(fils.map(isoler, range(2)))
