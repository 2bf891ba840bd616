"""The cache in the database: what allauth counts there holds, ends in time, and names nobody."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache, caches
from django.db import transaction

from cirj.socle import a_part
from cirj.socle.memoire import MemoireEnBase, oublier_perimees
from cirj.socle.models import ValeurGardee

pytestmark = pytest.mark.django_db


def test_it_is_the_one_that_the_limits_use():
    assert isinstance(caches["default"], MemoireEnBase)


def test_a_value_is_read_until_its_time_is_over_then_may_be_added_again():
    cache.set("essai", [1.5, 2], 60)
    assert cache.get("essai") == [1.5, 2]
    assert not cache.add("essai", [3])
    cache.set("essai", [4], 0)
    assert cache.get("essai", "rien") == "rien"
    assert cache.add("essai", [5], None)
    assert cache.get("essai") == [5]


def test_a_value_is_prolonged_or_forgotten():
    cache.set("essai", 1, 60)
    assert cache.touch("essai", 0)
    assert not cache.touch("essai", 60)
    cache.set("essai", 1)
    assert cache.delete("essai")
    assert not cache.delete("essai")
    cache.set("un", 1)
    cache.clear()
    assert cache.get("un") is None


def test_what_is_over_is_erased():
    cache.set("fini", 1, 0)
    cache.set("en-cours", 1, 60)
    cache.set("toujours", 1, None)
    oublier_perimees()
    assert ValeurGardee.objects.count() == 2


def test_the_name_is_kept_as_a_hash():
    cache.set("ip:192.0.2.1", 1)
    assert "192.0.2" not in ValeurGardee.objects.get().cle


def test_a_value_stays_when_the_transaction_is_undone():
    with transaction.atomic():
        cache.set("essai", 1)
        transaction.set_rollback(True)
    assert cache.get("essai") == 1


@pytest.mark.django_db(transaction=True)
def test_of_those_who_add_together_one_does():
    depart = threading.Barrier(8)

    def ajouter(rang: int) -> bool:
        depart.wait(20)
        try:
            return cache.add("verrou", rang, 10)
        finally:
            a_part.fermer()

    with ThreadPoolExecutor(8) as fils:
        assert sum(fils.map(ajouter, range(8))) == 1
