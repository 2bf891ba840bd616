"""``make test RAPIDE=1``, between two edits: the tests that were short when they last ran here, some four thousand.

Each run notes how long its tests took, in pytest's cache. One that was never run is run, unless it obviously is long: a
browser, a second process, a tour of the whole site. What is set aside is counted, and run by ``make test``.
"""

import os
from collections import defaultdict

import pytest

from tests.harnais.regles import vide_les_tables

#: Seconds, what prepares the test included.
COURT = 0.15
_CLE = "cirj/durees"
_DOSSIERS = ("navigateur", "exploitation", "durcissement", "rls", "demonstration")
_FIXTURES = {"objets", "ouvrier", "site", "live_server"}
_durees: dict[str, float] = defaultdict(float)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    if not os.environ.get("RAPIDE"):
        return
    connues = config.cache.get(_CLE, {})
    gardes, mis_de_cote = [], []
    for item in items:
        duree = connues.get(item.nodeid)
        long = _semble_long(item) if duree is None else duree > COURT
        (mis_de_cote if long else gardes).append(item)
    items[:] = gardes
    config.hook.pytest_deselected(items=mis_de_cote)


def _semble_long(item) -> bool:
    return (
        not {*item.path.parts}.isdisjoint(_DOSSIERS)
        or not _FIXTURES.isdisjoint(item.fixturenames)
        or vide_les_tables(item)
    )


def pytest_runtest_logreport(report):
    _durees[report.nodeid] += report.duration


def pytest_sessionfinish(session):
    # The processes that run the tests report to the one that started them.
    if not hasattr(session.config, "workerinput") and session.config.cache is not None:
        notees = session.config.cache.get(_CLE, {}) | {nom: round(duree, 3) for nom, duree in _durees.items()}
        session.config.cache.set(_CLE, notees)
