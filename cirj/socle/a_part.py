"""Writing apart from the request: what is written here stays, even when the request's transaction is undone.

A page whose transaction is rolled back must not give its attempts back to whoever guesses. A second connection of the
thread, in autocommit: each statement is its own transaction. It is opened at the first statement and closed with the
request; nothing else may write the tables that are written here, or two connections would wait for each other.
"""

import threading
from collections.abc import Sequence

from django.core.signals import request_finished
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.dispatch import receiver


class _Ouverte(threading.local):
    connexion: BaseDatabaseWrapper | None = None


_ouverte = _Ouverte()


def executer(requete: str, valeurs: Sequence | dict = ()) -> list[tuple]:
    """Run one statement of SQL, committed at once, and return the rows that it gives."""
    if _ouverte.connexion is None:
        # Read from the ordinary connection now: the account may have changed since the last time (``migrate``).
        _ouverte.connexion = connection.copy()
    with _ouverte.connexion.cursor() as curseur:
        curseur.execute(requete, valeurs)
        return curseur.fetchall() if curseur.description else []


@receiver(request_finished)
def fermer(**_) -> None:
    """Close the connection, if the thread opened one."""
    if _ouverte.connexion is not None:
        _ouverte.connexion.close()
        _ouverte.connexion = None
