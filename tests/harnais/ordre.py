"""The longest tests go first: at the end, one process would finish alone. The others stay in random order."""

import pytest

LONGS = (
    "test_marqueurs",
    "test_robustesse",
    "test_deux_commandes",
    "test_pages",
    "test_migrations",
    "test_registre",
    "test_regle",
    "test_document",
    "test_chaine_entiere",
)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    rangs = {nom: rang for rang, nom in enumerate(LONGS)}
    items.sort(key=lambda item: rangs.get(item.path.stem, len(LONGS)))
