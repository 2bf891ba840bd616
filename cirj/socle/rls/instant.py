"""Reading at one single moment of the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from psycopg import IsolationLevel


@contextmanager
def instant_unique() -> Iterator[None]:
    """Open a read-only transaction whose every query sees the same moment; inside another, go on with that one."""
    if connection.in_atomic_block:
        yield
        return
    connection.ensure_connection()
    session = connection.connection
    # Said with BEGIN: the context, told first, would already be a query.
    session.isolation_level, session.read_only = IsolationLevel.REPEATABLE_READ, True
    try:
        with transaction.atomic():
            yield
    finally:
        if not session.closed:
            session.isolation_level, session.read_only = None, None
