"""A task is started after the commit, and never lost: what the broker does not take leaves when it is back."""

import datetime
import time

import pytest
from django.db import transaction
from django.utils import timezone

from acteurs.tasks import fermer_acces_echus
from cirj.celery import app
from cirj.socle.confier import RECENTE, confier, repartir
from cirj.socle.models import TacheAConfier
from tests.harnais.navigateur import attendre
from tests.harnais.pannes import file_a

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def vieillir():
    def faire():
        TacheAConfier.objects.update(cree_le=timezone.now() - 2 * RECENTE)

    return faire


def attendues() -> int:
    """Return how many messages wait in the broker."""
    with app.connection_for_read() as lien:
        return lien.default_channel.client.llen("celery")


@pytest.fixture(autouse=True)
def file_vide():
    app.control.purge()
    yield
    app.control.purge()


def test_it_leaves_after_the_commit_and_leaves_no_row():
    dits = []
    with transaction.atomic():
        confier(fermer_acces_echus, ensuite=dits.append)
        assert TacheAConfier.objects.count() == 1
        assert attendues() == 0
    assert attendues() == 1
    assert dits == [True]
    assert not TacheAConfier.objects.exists()


def test_what_is_undone_never_leaves():
    with transaction.atomic():
        confier(fermer_acces_echus)
        transaction.set_rollback(True)
    assert attendues() == 0
    assert not TacheAConfier.objects.exists()


@pytest.mark.parametrize(("panne", "secondes"), [("file_fermee", 2), ("file_muette", 8)])
def test_a_broker_that_is_down_is_said_within_seconds_and_nothing_is_lost(panne, secondes, request):
    request.getfixturevalue(panne)
    dits, debut = [], time.monotonic()
    confier(fermer_acces_echus, ensuite=dits.append)
    assert time.monotonic() - debut < secondes
    assert dits == [False]
    assert TacheAConfier.objects.get().nom == fermer_acces_echus.name


def test_what_waited_leaves_when_the_broker_is_back_and_once(request, vieillir):
    with file_a("redis://127.0.0.1:9/0"):
        for _ in range(3):
            confier(fermer_acces_echus)
        vieillir()
        assert repartir() == 0
        assert TacheAConfier.objects.count() == 3
    assert repartir() == 1
    assert attendues() == 1
    assert not TacheAConfier.objects.exists()


def test_what_was_asked_a_moment_ago_is_left_to_who_asked():
    TacheAConfier.objects.create(nom=fermer_acces_echus.name)
    assert repartir() == 0
    TacheAConfier.objects.update(cree_le=timezone.now() - RECENTE - datetime.timedelta(seconds=1))
    assert repartir() == 1


def test_a_worker_that_starts_takes_up_what_waited(donnees_en_attente, ouvrier):
    attendre(lambda: not TacheAConfier.objects.filter(pk=donnees_en_attente.pk).exists())


@pytest.fixture
def donnees_en_attente(transactional_db, vieillir):
    demande = TacheAConfier.objects.create(nom=fermer_acces_echus.name)
    vieillir()
    return demande
