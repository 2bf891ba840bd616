"""Doors of the social and health pillars: the school of the children of a household, appointments."""

import datetime

from django.db.models import Q
from django.utils import timezone

from acteurs.nomenclatures import Pilier, Role
from cirj.socle.acces import QuerySetVisible
from parcours.models.querysets import _DuParcours, en_exception, interventions_de
from parcours.nomenclatures import EtatRendezVous


class ScolariteQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "ScolariteQuerySet":
        """A child's school is read by the coordination, and by who carries the social pillar of somebody of the household.

        Children rarely have a pathway of their own.
        """
        from parcours.models import MembreMenage, Parcours

        ouverts = Parcours.objects.filter(
            Q(id__in=interventions_de(agent).filter(pilier=Pilier.SOCIAL).values("parcours"))
            | Q(id__in=en_exception(agent))
        )
        accompagnees, jour = ouverts.values("personne"), timezone.localdate()
        actuels = MembreMenage.objects.filter(Q(fin__isnull=True) | Q(fin__gt=jour))
        foyers = actuels.filter(personne__in=accompagnees).values("menage")
        return self.filter(
            Q(departement__in=agent.departements(Role.COORDINATION))
            | Q(personne__in=accompagnees)
            | Q(personne__in=actuels.filter(menage__in=foyers).values("personne"))
        )


class RendezVousQuerySet(_DuParcours):
    def a_venir(self, jour: datetime.date | None = None) -> "RendezVousQuerySet":
        """Those still to come on ``jour`` (today), the nearest first."""
        a_venir = self.filter(date__gte=jour or timezone.localdate(), etat__in=EtatRendezVous.a_venir())
        return a_venir.order_by("date", "heure")
