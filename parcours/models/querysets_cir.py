"""Sentences about integration contracts."""

from django.db.models import Q, QuerySet


class ContratIntegrationQuerySet(QuerySet):
    def signes(self) -> "ContratIntegrationQuerySet":
        """Those signed, even if nobody knows when: a convocation alone is no signature."""
        return self.filter(Q(date__isnull=False) | Q(convoque_le__isnull=True))

    def en_cours(self) -> "ContratIntegrationQuerySet":
        """Signed, neither abandoned nor closed by the final interview."""
        return self.signes().filter(abandonne_le__isnull=True, entretien_final_le__isnull=True)
