"""What the access rules of the pathway's tables share: which structures open a pathway, and what is read in exception."""

import datetime
from typing import Self

from django.db.models import Exists, OuterRef, Q, QuerySet

from acteurs.models import Agent
from acteurs.nomenclatures import ACCOMPAGNENT, Pilier, Role
from cirj.socle.acces import QuerySetVisible
from parcours.models.acces_exceptionnel import AccesExceptionnel


def interventions_de(agent: Agent, jour: datetime.date | None = None) -> QuerySet:
    """Return the interventions that open pathways to ``agent`` on ``jour``."""
    # An intervention's queryset asks this file who accompanies.
    from parcours.models import Intervention

    return Intervention.objects.actives(jour).filter(structure__in=agent.structures(*ACCOMPAGNENT))


def en_exception(agent: Agent) -> QuerySet:
    """Return the pathways that an exceptional access opens to ``agent`` now, to read."""
    return AccesExceptionnel.objects.ouverts_a(agent).values("parcours")


class DuParcoursQuerySet(QuerySetVisible):
    """Records of a pathway that follow its pillars."""

    champ_pilier = "pilier"

    def visible_par(self, agent: Agent) -> Self:
        """Coordination sees the department's; a structure, the pillars it carries in that pathway today.

        In exception, all but health.
        """
        ouvertes = interventions_de(agent).filter(parcours=OuterRef("parcours"), pilier=OuterRef(self.champ_pilier))
        hors_sante = ~Q(**{self.champ_pilier: Pilier.SANTE})
        return self.filter(
            Q(parcours__departement__in=agent.departements(Role.COORDINATION))
            | Q(Exists(ouvertes))
            | (hors_sante & Q(parcours__in=en_exception(agent)))
        )
