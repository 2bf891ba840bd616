"""Waiting for one's turn: work that reads before it writes, and must not be done twice at once."""

from django.db import connection


def attendre_son_tour(nom: str) -> None:
    """Hold the lock ``nom`` until the end of the transaction, once whoever holds it has finished."""
    with connection.cursor() as curseur:
        curseur.execute("select pg_advisory_xact_lock(hashtext(%s))", [nom])
