"""Doors of the offer: what a department proposes, and to whom it is told."""

from django.db.models import F, Prefetch, Q
from django.utils import timezone

from acteurs.nomenclatures import Role
from cirj.socle.acces import QuerySetVisible

_TIENNENT = (Role.INTERVENANT, Role.RESPONSABLE)


class DispositifQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "DispositifQuerySet":
        """The offers of the department, for whoever works there.

        What reveals something (the offer itself, or its structure's name) is told to those to whom
        ``Structure.proposees_a`` proposes it: the coordination, and the structure.
        """
        ici = self.filter(structure__departement__in=agent.departements())
        sienne = Q(structure__in=agent.structures()) | Q(
            structure__departement__in=agent.departements(Role.COORDINATION)
        )
        return ici.filter(Q(sensible=False, structure__revelatrice=False) | sienne)

    def tenus_par(self, agent) -> "DispositifQuerySet":
        """Those that ``agent`` keeps: her structure's, or the department's for the coordination."""
        return self.filter(
            Q(structure__departement__in=agent.departements(Role.COORDINATION))
            | Q(structure__in=agent.structures(*_TIENNENT))
        )

    def actifs(self) -> "DispositifQuerySet":
        return self.filter(actif=True, structure__active=True)

    def pour_affichage(self) -> "DispositifQuerySet":
        """Load the structure, the commune and the sessions that are not over (``sessions_a_venir``)."""
        from acteurs.models import Session

        en_cours = Session.objects.a_venir().order_by(F("debut"))
        return (
            self.select_related("structure", "commune")
            .defer("commune__contour")
            .prefetch_related(Prefetch("sessions", en_cours, to_attr="sessions_a_venir"))
        )


class SessionQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "SessionQuerySet":
        from acteurs.models import Dispositif

        return self.filter(dispositif__in=Dispositif.objects.visible_par(agent).values("pk"))

    def a_venir(self) -> "SessionQuerySet":
        """Those that are not over: entries still open, or a session to come or under way."""
        return self.filter(Q(fin__isnull=True) | Q(fin__gte=timezone.localdate()))
