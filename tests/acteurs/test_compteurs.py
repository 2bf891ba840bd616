"""Where attempts are counted: in the database, apart from the request, without a name, and not for long."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import RequestFactory

from acteurs.comptes import essais
from acteurs.comptes.adaptateurs import AdaptateurCompte
from acteurs.models import EssaisConnexion
from acteurs.models.essais import Nature
from acteurs.tasks import oublier_essais
from cirj.socle import a_part
from tests.acteurs.test_essais import ELLE, attendre, deviner, essayer
from tests.harnais.troupe import MOT_DE_PASSE


def test_a_request_that_breaks_down_gives_its_attempts_back_to_nobody(client, coordinatrice, monkeypatch):
    def tomber(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(AdaptateurCompte, "authentication_failed", tomber)
    client.raise_request_exception = False
    for _ in range(5):
        assert client.post("/compte/login/", {"login": ELLE, "password": "mauvais"}).status_code == 500
    assert "Trop d'essais infructueux" in essayer(client, MOT_DE_PASSE)


def test_an_attempt_stays_counted_when_its_transaction_is_undone(db):
    with transaction.atomic():
        essais.tenter(RequestFactory().post("/"), Nature.MOT_DE_PASSE, ELLE)
        transaction.set_rollback(True)
    assert EssaisConnexion.objects.get(nature=Nature.MOT_DE_PASSE).nombre == 1


@pytest.mark.django_db(transaction=True)
def test_requests_sent_together_do_not_pass_the_limit():
    depart = threading.Barrier(12)

    def deviner_ensemble(_) -> bool:
        depart.wait(20)
        try:
            essais.tenter(RequestFactory().post("/"), Nature.MOT_DE_PASSE, ELLE)
        except essais.TropDEssais:
            return False
        finally:
            a_part.fermer()
            connection.close()
        return True

    with ThreadPoolExecutor(12) as fils:
        assert sum(fils.map(deviner_ensemble, range(12))) == 5


def test_no_address_is_written_in_the_counters(client, coordinatrice):
    deviner(client, 2, REMOTE_ADDR="192.0.2.44")
    client.post("/compte/password/reset/", {"email": ELLE}, REMOTE_ADDR="192.0.2.44")
    lignes = a_part.executer(
        "select e::text from acteurs_essaisconnexion e union all select v::text from socle_valeurgardee v"
    )
    assert len(lignes) >= 4
    assert not [ligne for (ligne,) in lignes if "@" in ligne or "coordinatrice" in ligne or "192.0.2" in ligne]


def test_the_counters_are_erased_once_they_count_for_nothing(client, coordinatrice):
    deviner(client, 2)
    client.post("/compte/password/reset/", {"email": ELLE})
    oublier_essais()
    assert EssaisConnexion.objects.count() == 2
    attendre(24 * 60 + 1)
    a_part.executer("update socle_valeurgardee set expire_le = now() - interval '1 second'")
    oublier_essais()
    assert a_part.executer("select 1 from acteurs_essaisconnexion union all select 1 from socle_valeurgardee") == []
    assert settings.CELERY_BEAT_SCHEDULE["oublier-les-essais"]["task"] == oublier_essais.name
