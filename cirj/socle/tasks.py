"""Slow or nightly work of the ground floor."""

from celery import shared_task
from django.db import connection, transaction

from cirj.socle.mur import contexte


@shared_task(name="socle.purger_journal")
def purger_journal() -> None:
    """Erase the entries older than the rule JOURNAL_CONSERVATION; the database does it alone, and notes it."""
    with contexte.service("*"), transaction.atomic(), connection.cursor() as curseur:
        curseur.execute("select journal.purger()")
