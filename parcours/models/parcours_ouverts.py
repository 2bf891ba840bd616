"""What may still wait for somebody: what belongs to a pathway that is open."""

import datetime

from django.db.models import Q
from django.utils import timezone


def parcours_encore_ouvert(jour: datetime.date | None = None) -> Q:
    """Return the condition, on what belongs to a pathway, that it is open: nothing waits for people who are gone."""
    return Q(parcours__fin__isnull=True) | Q(parcours__fin__gt=jour or timezone.localdate())
