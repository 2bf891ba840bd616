"""Loaded before Django: gives the tests a PostgreSQL and a broker, real ones, the environment's or the wheels'."""

import os

os.environ["CIRJ_MODE"] = "test"
os.environ["DJANGO_SETTINGS_MODULE"] = "cirj.settings"
# The browser's driver keeps an event loop in the test's thread; the database calls are still synchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

from cirj.local.serveurs import serveurs_locaux  # noqa: E402

_serveurs = serveurs_locaux()
_serveurs.__enter__()
# A broker database of the tests' own: a demonstration that runs beside keeps its tasks.
os.environ["REDIS_URL"] = os.environ["REDIS_URL"].rsplit("/", 1)[0] + "/9"


def pytest_unconfigure(config):
    _serveurs.__exit__(None, None, None)
