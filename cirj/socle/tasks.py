"""Slow, nightly or watching work of the ground floor."""

from celery import shared_task
from django.db import connection, transaction

from cirj.socle import battement, confier
from cirj.socle.rls import contexte


@shared_task(name="socle.purger_journal")
def purger_journal() -> None:
    """Erase the entries older than the rule JOURNAL_CONSERVATION; the database does it alone, and notes it."""
    with contexte.service("*"), transaction.atomic(), connection.cursor() as curseur:
        curseur.execute("select journal.purger()")


@shared_task(name=battement.TACHE)
def battre() -> None:
    """Say that a worker takes what beat sends (every minute)."""
    battement.noter_prise()


@shared_task(name="socle.repartir")
def repartir() -> int:
    """Send what the broker did not take when it was asked (every minute)."""
    return confier.repartir()
