"""The health page tells database, broker and worker apart, with real ones up and down."""

import json
import os
import subprocess
import sys

import pytest
from django.db import DatabaseError, connection

from cirj.socle.mur.roles import proprietaire
from cirj.socle.views import sante as page
from tests.harnais.navigateur import attendre


@pytest.mark.django_db(transaction=True)
def test_all_is_well_with_a_worker_then_it_is_named_when_it_stops(client, ouvrier):
    attendre(lambda: client.get("/sante/").status_code == 200)
    assert client.get("/sante/").json() == {"etat": "ok", "base": "ok", "mur": "ok", "file": "ok", "ouvrier": "ok"}
    ouvrier.terminate()
    ouvrier.wait(20)
    reponse = client.get("/sante/")
    assert reponse.status_code == 503
    assert reponse.json() == {"etat": "ko", "base": "ok", "mur": "ok", "file": "ok", "ouvrier": "ko"}


def test_a_silent_broker_is_named(client, db, settings):
    settings.CELERY_BROKER_URL = "redis://127.0.0.1:9/0"
    reponse = client.get("/sante/")
    assert reponse.status_code == 503
    assert reponse.json() == {"etat": "ko", "base": "ok", "mur": "ok", "file": "ko", "ouvrier": "ko"}


def test_a_silent_database_is_named_and_breaks_nothing_else(client, monkeypatch, settings):
    def muette(*args, **kwargs):
        raise DatabaseError("le serveur ne répond pas")

    monkeypatch.setattr(connection, "cursor", muette)
    monkeypatch.setattr(page, "ouvrier_repond", lambda: True)
    reponse = client.get("/sante/")
    assert reponse.status_code == 503
    assert reponse.json() == {"etat": "ko", "base": "ko", "mur": "ko", "file": "ok", "ouvrier": "ok"}


@pytest.mark.django_db(transaction=True)
def test_an_account_that_goes_round_the_wall_is_named(client, monkeypatch):
    monkeypatch.setattr(page, "ouvrier_repond", lambda: True)
    with proprietaire():
        reponse = client.get("/sante/")
    assert reponse.status_code == 503
    assert reponse.json() == {"etat": "ko", "base": "ok", "mur": "ko", "file": "ok", "ouvrier": "ok"}


def test_it_is_public_never_kept_and_says_nothing_more(client, db, monkeypatch):
    monkeypatch.setattr(page, "ouvrier_repond", lambda: True)
    reponse = client.get("/sante/")
    assert "no-store" in reponse.headers["Cache-Control"]
    assert set(json.loads(reponse.content).values()) == {"ok"}
    assert client.post("/sante/").status_code == 405


@pytest.mark.django_db(transaction=True)
def test_the_container_knows_whether_its_site_is_alive(live_server):
    def vivant(adresse: str) -> int:
        environnement = {**os.environ, "ECOUTE": adresse, "ALLOWED_HOSTS": "localhost"}
        return subprocess.run([sys.executable, "-m", "cirj.vivant"], env=environnement, check=False).returncode

    assert vivant(live_server.url.removeprefix("http://")) == 0
    assert vivant("127.0.0.1:9") == 1
