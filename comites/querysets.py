"""Doors of the committees' floor."""

import datetime

from django.db.models import Q
from django.utils import timezone

from acteurs.nomenclatures import Role
from cirj.socle.acces import QuerySetVisible


class ComiteQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "ComiteQuerySet":
        """A department's committees are known to whoever works there, prefecture included."""
        return self.filter(departement__in=agent.departements())


class SeanceQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "SeanceQuerySet":
        """Sessions name people: the coordination's only (the cell's members come with their own right)."""
        return self.filter(comite__departement__in=agent.departements(Role.COORDINATION))

    def a_venir(self, jour: datetime.date | None = None) -> "SeanceQuerySet":
        return self.filter(close_le__isnull=True, date__gte=jour or timezone.localdate()).order_by("date")


class DecisionQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "DecisionQuerySet":
        """Coordination, the structure that owns the decision, and who carries the blocked pillar."""
        from parcours.models import PointBlocage

        return self.filter(
            Q(blocage__departement__in=agent.departements(Role.COORDINATION))
            | Q(structure__in=agent.structures(Role.INTERVENANT, Role.RESPONSABLE))
            | Q(blocage__in=PointBlocage.objects.visible_par(agent).values("id"))
        )

    def a_realiser(self) -> "DecisionQuerySet":
        return self.filter(realisee_le__isnull=True)

    def en_retard(self, jour: datetime.date | None = None) -> "DecisionQuerySet":
        return self.a_realiser().filter(echeance__lt=jour or timezone.localdate())

    def portees_par(self, agent) -> "DecisionQuerySet":
        """Decisions that ``agent`` must carry: named, or entrusted to a structure the agent acts for."""
        siennes = agent.structures(Role.INTERVENANT, Role.RESPONSABLE)
        return self.filter(Q(responsable=agent.pk) | Q(responsable__isnull=True, structure__in=siennes))


class RapportQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "RapportQuerySet":
        """The report names nobody: coordination and prefecture of the department read it."""
        return self.filter(departement__in=agent.departements(Role.COORDINATION, Role.PREFECTURE))
