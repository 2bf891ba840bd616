"""The health page tells database, broker, worker and beat apart, with real ones up and down."""

import datetime
import json
import os
import subprocess
import sys

import pytest
from django.db import DatabaseError, connection
from django.utils import timezone
from kombu.exceptions import OperationalError

from cirj.socle import etat_des_parties, regles
from cirj.socle.battement import noter_envoi, noter_prise
from cirj.socle.models import Battement
from cirj.socle.rls.roles import proprietaire
from cirj.socle.tasks import battre as tache_battre
from tests.harnais.axe import defauts_axe
from tests.harnais.navigateur import attendre

BIEN = {
    "etat": "ok",
    "base": "ok",
    "compte": "ok",
    "definitions": "ok",
    "file": "ok",
    "ouvrier": "ok",
    "calendrier": "ok",
}
TOUT = {"HTTP_ACCEPT": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture
def ouvrier_repond(monkeypatch):
    monkeypatch.setattr(etat_des_parties, "ouvrier_repond", lambda: True)


def battre() -> None:
    noter_envoi()
    noter_prise()


def vieillir(**minutes) -> None:
    Battement.objects.update(
        **{champ: timezone.now() - datetime.timedelta(minutes=age) for champ, age in minutes.items()}
    )


def lue(client) -> tuple[int, dict]:
    """Return the status, and the parts without the sentences."""
    reponse = client.get("/sante/")
    return reponse.status_code, {nom: etat for nom, etat in reponse.json().items() if nom != "quoi_faire"}


@pytest.mark.django_db(transaction=True)
def test_all_is_well_with_a_worker_then_it_is_named_when_it_stops(client, ouvrier):
    battre()
    attendre(lambda: client.get("/sante/").status_code == 200)
    assert client.get("/sante/").json() == BIEN
    ouvrier.terminate()
    ouvrier.wait(20)
    assert lue(client) == (503, BIEN | {"etat": "ko", "ouvrier": "ko"})


@pytest.mark.django_db(transaction=True)
def test_a_heartbeat_sent_by_beat_is_taken_by_the_worker(ouvrier):
    # The order itself: beat alone sends this one, without asking for it to be kept.
    tache_battre.apply_async()
    assert Battement.objects.get().envoye_le
    attendre(lambda: Battement.objects.get().pris_le)


@pytest.mark.parametrize("panne", ["file_fermee", "file_muette"])
def test_a_silent_broker_is_named_and_what_hangs_on_it_is_unknown(client, db, panne, request):
    request.getfixturevalue(panne)
    battre()
    assert lue(client) == (503, BIEN | {"etat": "ko", "file": "ko", "ouvrier": "inconnu"})


def test_a_broker_that_dies_while_it_is_asked_breaks_nothing(client, db, monkeypatch, file_fermee):
    monkeypatch.setattr(etat_des_parties, "file_repond", lambda: True)
    battre()
    assert lue(client) == (503, BIEN | {"etat": "ko", "ouvrier": "ko"})


def test_a_silent_database_is_named_and_breaks_nothing_else(client, monkeypatch, ouvrier_repond):
    def muette(*args, **kwargs):
        raise DatabaseError("le serveur ne répond pas")

    monkeypatch.setattr(connection, "cursor", muette)
    attendu = {"etat": "ko", "base": "ko", "compte": "inconnu", "definitions": "inconnu", "calendrier": "inconnu"}
    assert lue(client) == (503, BIEN | attendu)
    assert client.get("/sante/", **TOUT).status_code == 503


@pytest.mark.django_db(transaction=True)
def test_an_account_that_goes_round_the_wall_is_named(client, ouvrier_repond):
    battre()
    with proprietaire():
        assert lue(client) == (503, BIEN | {"etat": "ko", "compte": "ko"})


@pytest.mark.parametrize("jamais", [True, False])
def test_a_calendar_that_stopped_is_named_and_the_worker_is_not_blamed(client, db, ouvrier_repond, jamais):
    if not jamais:
        battre()
        vieillir(envoye_le=regles.nombre("CALENDRIER_SILENCE") + 1, pris_le=999)
    reponse = client.get("/sante/")
    assert lue(client) == (503, BIEN | {"etat": "ko", "calendrier": "ko"})
    assert reponse.json()["quoi_faire"] == [etat_des_parties.QUOI_FAIRE["calendrier"]]
    page = client.get("/sante/", **TOUT).content.decode()
    assert "Calendrier arrêté" in page
    assert "Redémarrez le service « calendrier »" in page


def test_a_calendar_that_may_be_waiting_for_the_broker_is_not_said_to_be_stopped(client, db, file_fermee):
    battre()
    vieillir(envoye_le=regles.nombre("CALENDRIER_SILENCE") + 1)
    assert lue(client) == (503, BIEN | {"etat": "ko", "file": "ko", "ouvrier": "inconnu", "calendrier": "inconnu"})


def test_a_calendar_that_was_silent_for_a_short_while_is_not_stopped(client, db, ouvrier_repond):
    battre()
    vieillir(envoye_le=regles.nombre("CALENDRIER_SILENCE") - 1)
    assert lue(client) == (200, BIEN)


def test_a_worker_that_answers_and_takes_nothing_any_more_is_named(client, db, ouvrier_repond):
    battre()
    vieillir(pris_le=regles.nombre("OUVRIER_SILENCE") - 1)
    assert lue(client) == (200, BIEN)
    vieillir(pris_le=regles.nombre("OUVRIER_SILENCE") + 1)
    assert lue(client) == (503, BIEN | {"etat": "ko", "ouvrier": "ko"})


def test_a_worker_may_be_busy_with_the_longest_task(db, settings):
    """Otherwise a long import would be taken for a worker that stopped."""
    assert regles.nombre("OUVRIER_SILENCE") * 60 > settings.CELERY_TASK_TIME_LIMIT


def test_beat_is_dated_even_when_the_broker_refuses(db, file_fermee):
    with pytest.raises(OperationalError):
        tache_battre.apply_async()
    assert Battement.objects.get().envoye_le
    assert Battement.objects.get().pris_le is None


def test_it_is_public_never_kept_and_says_nothing_more(client, db, ouvrier_repond):
    battre()
    reponse = client.get("/sante/")
    assert "no-store" in reponse.headers["Cache-Control"]
    assert "Accept" in reponse.headers["Vary"]
    assert set(json.loads(reponse.content).values()) == {"ok"}
    assert client.post("/sante/").status_code == 405
    assert client.get("/sante/", HTTP_ACCEPT="*/*").headers["Content-Type"] == "application/json"
    page = client.get("/sante/", **TOUT)
    assert page.status_code == 200
    assert "Tout marche" in page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_page_is_readable_on_a_telephone_and_by_everybody(ouvrir_page):
    page = ouvrir_page(None, "/sante/", largeur=390)
    assert page.get_by_role("heading", name="État du site").is_visible()
    assert page.get_by_text("Calendrier arrêté").is_visible()
    assert defauts_axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.django_db(transaction=True)
def test_the_container_knows_whether_its_site_is_alive(live_server):
    def vivant(adresse: str) -> int:
        environnement = {**os.environ, "ECOUTE": adresse, "ALLOWED_HOSTS": "localhost"}
        return subprocess.run([sys.executable, "-m", "cirj.vivant"], env=environnement, check=False).returncode

    assert vivant(live_server.url.removeprefix("http://")) == 0
    assert vivant("127.0.0.1:9") == 1
