"""Sentences about the papers of a person."""

import datetime

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When
from django.utils import timezone


class TitreSejourQuerySet(QuerySet):
    def valables(self, jour: datetime.date | None = None) -> "TitreSejourQuerySet":
        jour = jour or timezone.localdate()
        return self.filter(Q(fin__isnull=True) | Q(fin__gte=jour), debut__lte=jour)

    def le_plus_utile_d_abord(self, jour: datetime.date | None = None) -> "TitreSejourQuerySet":
        """The documents valid on ``jour`` first, the latest of them leading; then those over or still to come."""
        jour = jour or timezone.localdate()
        valable = When(Q(fin__isnull=True) | Q(fin__gte=jour), debut__lte=jour, then=Value(True))
        return self.annotate(valable=Case(valable, default=Value(False), output_field=BooleanField())).order_by(
            "-valable", "-debut", "-cree_le"
        )
