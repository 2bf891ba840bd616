"""Are beat and the worker at work? Beat dates each heartbeat it sends, the worker each one it takes.

Beat writes its own date, without the broker or a worker: that it is alive does not depend on them.
"""

import datetime
import logging

from celery.signals import beat_init, before_task_publish, worker_ready
from django.db import DatabaseError, connection
from django.utils import timezone

from cirj.socle import regles
from cirj.socle.models import Battement

journal = logging.getLogger(__name__)
TACHE = "socle.battre"


@beat_init.connect
@before_task_publish.connect(sender=TACHE)
def noter_envoi(**_) -> None:
    """Date what beat sends, whether the broker takes it or not; a silent database stops nothing."""
    try:
        _dater("envoye_le")
    except DatabaseError:
        journal.warning("le battement n'a pas pu être daté : la base ne répond pas")
    finally:
        # Beat ends no request: it would keep a connection that the server closed.
        if not connection.in_atomic_block:
            connection.close()


@worker_ready.connect
def noter_prise(**_) -> None:
    """Date what a worker takes, and first that it is ready to."""
    _dater("pris_le")


def calendrier_bat() -> bool:
    """Say whether beat sent its heartbeat within the rule CALENDRIER_SILENCE."""
    return _recent(_lire().envoye_le, "CALENDRIER_SILENCE")


def ouvrier_prend() -> bool:
    """Say whether a worker took a heartbeat within the rule OUVRIER_SILENCE, longer than the longest task.

    Without a beat, nothing is sent that a worker could take: it is not blamed.
    """
    return not calendrier_bat() or _recent(_lire().pris_le, "OUVRIER_SILENCE")


def _lire() -> Battement:
    return Battement.objects.filter(pk=Battement.UNIQUE).first() or Battement()


def _recent(date: datetime.datetime | None, regle: str) -> bool:
    silence = datetime.timedelta(minutes=regles.nombre(regle))
    return date is not None and timezone.now() - date <= silence


def _dater(champ: str) -> None:
    ligne = Battement(**{champ: timezone.now()})
    Battement.objects.bulk_create([ligne], update_conflicts=True, unique_fields=["id"], update_fields=[champ])
