"""Doors of the collective activities: the activity is the department's, the names on its list are not."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q

from acteurs.nomenclatures import Pilier, Role
from cirj.socle.acces import QuerySetVisible
from parcours.models.querysets import _ACCOMPAGNENT, en_exception, interventions_de
from parcours.nomenclatures import Presence


class ActiviteQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "ActiviteQuerySet":
        """The structure's own, and those of the department whose structure's name reveals nothing."""
        return self.filter(
            Q(departement__in=agent.departements(Role.COORDINATION))
            | Q(structure__in=agent.structures(*_ACCOMPAGNENT))
            | Q(departement__in=agent.departements(*_ACCOMPAGNENT), structure__revelatrice=False)
        )

    def tenues(self) -> "ActiviteQuerySet":
        return self.filter(annulee=False)


class ParticipationQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "ParticipationQuerySet":
        """A name on a list is read as a follow-up is: the coordination, the structure of the activity while it follows the

        person, and who carries one of the activity's pillars for her today (health, when it touches health).
        """
        siennes = interventions_de(agent).filter(parcours=OuterRef("parcours"))
        de_sante = Q(activite__piliers__contains=[Pilier.SANTE])
        communes = Q(activite__piliers__overlap=ArraySubquery(siennes.values("pilier")))
        ailleurs = (communes & (~de_sante | Exists(siennes.filter(pilier=Pilier.SANTE)))) | (
            ~de_sante & Q(parcours__in=en_exception(agent))
        )
        return self.filter(
            Q(departement__in=agent.departements(Role.COORDINATION))
            | (Exists(siennes) & Q(activite__structure__in=agent.structures(*_ACCOMPAGNENT)))
            | (ailleurs & Q(activite__structure__revelatrice=False))
        )

    def presentes(self) -> "ParticipationQuerySet":
        """Those who came, to activities that took place."""
        return self.filter(etat=Presence.PRESENT, activite__annulee=False)
