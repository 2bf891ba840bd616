"""Loaded before Django: gives the tests a PostgreSQL and a broker, real ones, the environment's or the wheels'.

Tests may run in several processes: each has its database (pytest-django names it), its place in the broker and its
folder of private files, so that a Celery worker never takes up the neighbour's work.
"""

import os
import shutil
from urllib.parse import urlsplit

os.environ["CIRJ_MODE"] = "test"
os.environ["DJANGO_SETTINGS_MODULE"] = "cirj.settings"
# The browser's driver keeps an event loop in the test's thread; the database calls are still synchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from cirj.local.emplacement import VAR  # noqa: E402
from cirj.local.serveurs import serveurs_locaux  # noqa: E402

_serveurs = serveurs_locaux()
_serveurs.__enter__()
_processus = os.environ.get("PYTEST_XDIST_WORKER", "gw13")
# Redis has sixteen places; 0 stays with a demonstration that runs beside.
_place = 1 + int(_processus.removeprefix("gw")) % 15
os.environ["REDIS_URL"] = urlsplit(os.environ["REDIS_URL"])._replace(path=f"/{_place}").geturl()
_fichiers = VAR / f"fichiers-{_processus}"
os.environ["FICHIERS_PRIVES"] = str(_fichiers)


def pytest_unconfigure(config):
    shutil.rmtree(_fichiers, ignore_errors=True)
    _serveurs.__exit__(None, None, None)
