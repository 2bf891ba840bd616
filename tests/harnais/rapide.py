"""``make test RAPIDE=1``, between two edits: what needs no browser, no second process and no tour of the whole site.

The rest is set aside, counted, and run by ``make test``.
"""

import os

import pytest

from tests.harnais.regles import vide_les_tables

#: Tours of every page, attacks, installations, and row-level security asked of every table.
_DOSSIERS = ("navigateur", "exploitation", "durcissement", "rls", "demonstration")
_FIXTURES = {"objets", "ouvrier", "site", "live_server"}
#: The import, by its pages: its readers, rules and writers stay.
_PAR_LES_PAGES = ("test_parcours_guide", "test_differences", "test_questions", "test_session_finie")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    if not os.environ.get("RAPIDE"):
        return
    gardes, mis_de_cote = [], []
    for item in items:
        (mis_de_cote if _long(item) else gardes).append(item)
    items[:] = gardes
    config.hook.pytest_deselected(items=mis_de_cote)


def _long(item) -> bool:
    return (
        not {*item.path.parts}.isdisjoint(_DOSSIERS)
        or not _FIXTURES.isdisjoint(item.fixturenames)
        or item.path.stem.startswith(_PAR_LES_PAGES)
        or vide_les_tables(item)
    )
