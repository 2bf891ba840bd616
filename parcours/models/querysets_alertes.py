"""Doors of the alerts: who is told of a deadline, who put one off."""

import datetime

from django.db.models import CharField, DateField, Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Concat
from django.utils import timezone

from acteurs.nomenclatures import Role
from cirj.socle.acces import QuerySetVisible
from parcours.models.querysets import interventions_de


def _de_l_equipe(agent) -> Q:
    """The coordination's department; else the pathways carried today, on the alert's pillar when it has one."""
    siennes = interventions_de(agent).filter(parcours=OuterRef("parcours"))
    return (
        Q(departement__in=agent.departements(Role.COORDINATION))
        | (Q(pilier="") & Q(Exists(siennes)))
        | Q(Exists(siennes.filter(pilier=OuterRef("pilier"))))
    )


class AlerteQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "AlerteQuerySet":
        """The team is told, pillar by pillar; an exceptional access opens no list."""
        return self.filter(_de_l_equipe(agent))

    def ouvertes(self) -> "AlerteQuerySet":
        return self.filter(close_le__isnull=True)

    def attendues(self, jour: datetime.date | None = None) -> "AlerteQuerySet":
        """Open, and put off by nobody on ``jour``."""
        return self.ouvertes().filter(~Exists(self._reports(jour)))

    def reportees(self, jour: datetime.date | None = None) -> "AlerteQuerySet":
        return self.ouvertes().filter(Exists(self._reports(jour)))

    def suivies_par(self, agent) -> "AlerteQuerySet":
        """Those of the people whose caseworker ``agent`` is today."""
        from parcours.models import Referent

        sien = Referent.objects.filter(parcours=OuterRef("parcours"), agent=agent.pk, fin__isnull=True)
        return self.filter(Exists(sien))

    def pour_affichage(self) -> "AlerteQuerySet":
        """Load what a list shows, the report under way included: ``report_au``, ``report_par``, ``report_motif``."""
        report = self._reports(None).order_by("-jusqu_au")
        agent = Concat("agent__prenom", Value(" "), "agent__nom", output_field=CharField())
        return (
            self.select_related("parcours__personne")
            .defer("parcours__personne__recherche", "parcours__personne__numero_etranger")
            .annotate(
                report_au=Subquery(report.values("jusqu_au")[:1], output_field=DateField()),
                report_motif=Subquery(report.values("motif")[:1]),
                report_par=Subquery(report.annotate(nom_agent=agent).values("nom_agent")[:1]),
            )
        )

    @staticmethod
    def _reports(jour: datetime.date | None):
        from parcours.models import ReportAlerte

        return ReportAlerte.objects.filter(alerte=OuterRef("pk"), jusqu_au__gt=jour or timezone.localdate())


class ReportAlerteQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "ReportAlerteQuerySet":
        return self.filter(_de_l_equipe(agent))
