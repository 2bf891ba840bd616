"""The dated rules are data of the migrations: a test that empties the tables gives them back to the next one."""

import pytest

_memoire: dict = {}


@pytest.fixture(scope="session")
def regles_de_reference(django_db_setup, django_db_blocker):
    """Read the rules once, before any test could empty their table."""
    from cirj.socle.models import RegleMetier

    with django_db_blocker.unblock():
        _memoire.update(regles=list(RegleMetier.objects.all()), blocage=django_db_blocker)
    assert _memoire["regles"], "La base de test a perdu ses règles datées : relancez avec --create-db."


@pytest.fixture(autouse=True)
def _regles_lues(request):
    if vide_les_tables(request.node):
        request.getfixturevalue("regles_de_reference")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item):
    """Put the rules back once the tables were emptied, which the fixtures of the test have done by now."""
    resultat = yield
    if _memoire and vide_les_tables(item):
        from cirj.socle.models import RegleMetier

        with _memoire["blocage"].unblock():
            RegleMetier.objects.all().delete()
            RegleMetier.objects.bulk_create(_memoire["regles"])
    return resultat


def vide_les_tables(item) -> bool:
    """Say whether no transaction surrounds the test: its tables are emptied after it."""
    marque = item.get_closest_marker("django_db")
    return not {"transactional_db", "live_server"}.isdisjoint(item.fixturenames) or bool(
        marque and marque.kwargs.get("transaction")
    )
