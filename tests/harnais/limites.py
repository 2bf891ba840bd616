"""Each test starts with no attempt counted: the limits are committed apart from the test's own transaction."""

import pytest
from django.db import connection

from cirj.socle import a_part

_TABLES = ("acteurs_essaisconnexion", "socle_valeurgardee")


@pytest.fixture(autouse=True)
def aucune_tentative(request):
    if {"db", "transactional_db"} & set(request.fixturenames) or request.node.get_closest_marker("django_db"):
        request.getfixturevalue("django_db_setup")
        oublier_les_tentatives(request.getfixturevalue("django_db_blocker"))
    yield
    a_part.fermer()


def oublier_les_tentatives(blocage) -> None:
    """Look first on the connection that is open: nearly always, there is nothing."""
    with blocage.unblock(), connection.cursor() as curseur:
        for table in _TABLES:
            curseur.execute(f"select exists (select from {table})")
            if curseur.fetchone()[0]:
                a_part.executer(f"delete from {table}")
