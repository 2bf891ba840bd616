"""The tests run as production does: under an account that row-level security holds, and with a context.

The databases are created and emptied by their owner. What a test writes or reads itself, it does as a service of all
departments; what it asks of the site, it gets as the person who asks.
"""

import threading

import pytest
from django.db import connection
from django.db.backends.signals import connection_created
from django.dispatch import receiver
from django.test import TransactionTestCase

from cirj.socle.rls import contexte
from cirj.socle.rls.roles import proprietaire
from tests.harnais.modele import a_ete_copiee, base_modele, noter_la_copie
from tests.harnais.regles import preparer_les_regles, vide_les_tables

_vider = TransactionTestCase._fixture_teardown


def _vider_en_proprietaire(self) -> None:
    with proprietaire():
        _vider(self)


TransactionTestCase._fixture_teardown = _vider_en_proprietaire


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, django_db_blocker):
    """Become the owner before the database is created (and again before it is destroyed: see below)."""
    bloc = proprietaire()
    bloc.__enter__()
    with django_db_blocker.unblock():
        connection.settings_dict["TEST"]["TEMPLATE"] = base_modele()
    return bloc


@pytest.fixture(scope="session")
def django_db_createdb(django_db_createdb, django_db_modify_db_settings) -> bool:
    """Create the database again when a model, a dated rule or a policy changed since it was copied, without being told."""
    return django_db_createdb or not a_ete_copiee(connection.creation._get_test_db_name(), _modele())


def _modele() -> str:
    return connection.settings_dict["TEST"]["TEMPLATE"]


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_modify_db_settings, django_db_blocker):
    with django_db_blocker.unblock():
        noter_la_copie(connection.settings_dict["NAME"], _modele())
        preparer_les_regles()
        django_db_modify_db_settings.__exit__(None, None, None)
    yield
    proprietaire().__enter__()


@pytest.fixture(autouse=True)
def _au_service_de_tous(request):
    with contexte.service("*"):
        if not vide_les_tables(request.node):
            yield
            return
        # No transaction surrounds the test: what it writes itself is written under a session of all departments.
        _sessions.add(threading.get_ident())
        connection.close()
        yield
        _sessions.clear()
        connection.close()


_sessions: set[int] = set()


@receiver(connection_created)
def _ouvrir_a_tous(connection, **_) -> None:
    """Only the test's own thread: the site, served by another, has what its requests bring."""
    if threading.get_ident() in _sessions:
        connection.connection.execute("select set_config('cirj.departements', '*', false)")


@pytest.fixture
def comme_en_production():
    """Take the session of all departments away: outside a transaction, nothing is open."""
    _sessions.clear()
    connection.close()


@pytest.fixture
def sans_contexte():
    """Act for nobody: the protected tables are empty."""
    with contexte.personne():
        yield
