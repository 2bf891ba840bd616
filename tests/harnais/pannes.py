"""Parts of the installation that are down: a broker whose port is closed, or that takes a call and never answers."""

import socket
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.test import override_settings

from cirj.celery import app
from cirj.local.emplacement import port_libre


@contextmanager
def file_a(adresse: str):
    """Within the block, the broker and the caches are looked for at ``adresse``, by whoever asks from this process."""
    caches = {
        nom: reglages | ({"LOCATION": adresse} if "redis" in reglages["BACKEND"] else {})
        for nom, reglages in settings.CACHES.items()
    }
    avant = app.conf.broker_url, app.conf.broker_write_url
    with override_settings(CELERY_BROKER_URL=adresse, CACHES=caches):
        _brancher(adresse, adresse)
        try:
            yield
        finally:
            _brancher(*avant)


def _brancher(adresse: str, ecriture: str | None) -> None:
    app.conf.broker_url, app.conf.broker_write_url = adresse, ecriture
    # The pools of each address are kept by kombu.
    app._pool = None
    app.amqp._producer_pool = None


@pytest.fixture
def file_fermee():
    """The broker is stopped: its port refuses."""
    with file_a(f"redis://127.0.0.1:{port_libre()}/0"):
        yield


@pytest.fixture
def file_muette():
    """The broker hangs: it takes the call, and answers nothing."""
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        prise.listen(128)
        with file_a(f"redis://127.0.0.1:{prise.getsockname()[1]}/0"):
            yield
