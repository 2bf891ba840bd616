"""What a deadline asks of somebody: opened once, closed with its cause, put off by a name and a reason.

Deadlines and alerts: docs/domaine.md §12.
"""

import datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import CharField, DateField, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Concat
from django.utils import timezone

from acteurs.models import Agent
from acteurs.nomenclatures import Pilier, Role
from cirj.socle import regles
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate
from cirj.socle.verrous import attendre_son_tour
from parcours.models.acces import interventions_de
from parcours.models.base import champ_departement
from parcours.models.intervention import Referent


class CauseFermeture(models.TextChoices):
    FAIT = "fait", "C'est fait"
    REPOUSSEE = "repoussee", "La date a changé"
    PASSEE = "passee", "Le jour est passé"
    PARCOURS_TERMINE = "parcours_termine", "Le parcours est terminé"


def _de_l_equipe(agent: Agent) -> Q:
    """The coordination's department; else the pathways carried today, on the alert's pillar when it has one."""
    siennes = interventions_de(agent).filter(parcours=OuterRef("parcours"))
    return (
        Q(departement__in=agent.departements(Role.COORDINATION))
        | (Q(pilier="") & Q(Exists(siennes)))
        | Q(Exists(siennes.filter(pilier=OuterRef("pilier"))))
    )


class AlerteQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """The team is told, pillar by pillar; an exceptional access opens no list."""
        return self.filter(_de_l_equipe(agent))

    def ouvertes(self) -> "AlerteQuerySet":
        return self.filter(close_le__isnull=True)

    def attendues(self, jour: datetime.date | None = None) -> "AlerteQuerySet":
        """Open, and put off by nobody on ``jour``."""
        return self.ouvertes().filter(~Exists(self._reports(jour)))

    def reportees(self, jour: datetime.date | None = None) -> "AlerteQuerySet":
        return self.ouvertes().filter(Exists(self._reports(jour)))

    def suivies_par(self, agent: Agent) -> "AlerteQuerySet":
        """Those of the people whose caseworker ``agent`` is today."""
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
        return ReportAlerte.objects.filter(alerte=OuterRef("pk"), jusqu_au__gt=jour or timezone.localdate())


class ReportAlerteQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        return self.filter(_de_l_equipe(agent))


class Alerte(ModeleDate):
    """One deadline of one pathway while it waits. ``code``: the deadline; ``objet``: the row it is counted from.

    Written by ``parcours.alertes.evaluation`` alone, which may be run again at any time.
    """

    parcours = models.ForeignKey("parcours.Parcours", on_delete=models.CASCADE, related_name="alertes")
    departement = champ_departement()
    code = models.CharField("règle", max_length=40)
    objet = models.UUIDField("fait de départ")
    pilier = models.CharField("pilier", max_length=10, choices=Pilier, blank=True)
    libelle = models.CharField("ce qui est à faire", max_length=200)
    echeance = models.DateField("pour le")
    ouverte_le = models.DateField("ouverte le", default=timezone.localdate)
    close_le = models.DateField("fermée le", null=True, blank=True)
    cause = models.CharField("pourquoi elle est fermée", max_length=20, choices=CauseFermeture, blank=True)

    objects = AlerteQuerySet.as_manager()

    class Meta:
        verbose_name = "alerte"
        ordering = ["echeance", "cree_le"]
        indexes = [
            models.Index(fields=["departement", "echeance"], condition=Q(close_le__isnull=True), name="alerte_ouvertes")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["parcours", "code", "objet"],
                condition=Q(close_le__isnull=True),
                name="alerte_ouverte_une_fois",
                violation_error_message="Cette alerte est déjà ouverte.",
            ),
            models.CheckConstraint(
                condition=Q(close_le__isnull=True, cause="") | (Q(close_le__isnull=False) & ~Q(cause="")),
                name="alerte_close_avec_sa_cause",
                violation_error_message="Une alerte fermée dit pourquoi elle l'est.",
            ),
        ]

    def __str__(self) -> str:
        return self.libelle

    @property
    def depassee(self) -> bool:
        return self.echeance < timezone.localdate()

    def modifiable_par(self, agent: Agent) -> bool:
        """Say whether ``agent`` may put it off: who carries its pillar, or anybody of the team when it has none."""
        ouverts = self.parcours.piliers_ouverts_a(agent)
        return self.pilier in ouverts if self.pilier else bool(ouverts)

    @transaction.atomic
    def reporter(self, agent: Agent, jusqu_au: datetime.date, motif: str) -> "ReportAlerte":
        """Put it off in ``agent``'s name; the reports that still ran end today. Raise ``ValidationError``."""
        # One at a time: two reports at once would both run. The alert itself is not the agent's to lock.
        attendre_son_tour(f"report d'alerte {self.pk}")
        if Alerte.objects.filter(pk=self.pk, close_le__isnull=False).exists():
            raise ValidationError("Cette alerte vient de se fermer : ce qu'elle rappelait est fait.")
        self.reprendre()
        report = ReportAlerte(alerte=self, agent=agent, motif=motif, jusqu_au=jusqu_au)
        report.recopier()
        report.full_clean()
        report.save()
        return report

    def reprendre(self) -> bool:
        """End the report under way; say whether there was one."""
        jour = timezone.localdate()
        return bool(self.reports.filter(jusqu_au__gt=jour).update(jusqu_au=jour, modifie_le=timezone.now()))


class ReportAlerte(ModeleDate):
    """An alert put off: by whom, until when, why. It comes back by itself."""

    alerte = models.ForeignKey(Alerte, on_delete=models.CASCADE, related_name="reports")
    # Repeated from the alert: the deadlines of a page are read without it, and row-level security compares columns.
    parcours = models.ForeignKey("parcours.Parcours", on_delete=models.CASCADE, related_name="+")
    departement = champ_departement()
    code = models.CharField(max_length=40)
    objet = models.UUIDField()
    pilier = models.CharField(max_length=10, choices=Pilier, blank=True)
    agent = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, related_name="+")
    motif = models.CharField("pourquoi", max_length=200)
    du = models.DateField("reportée le", default=timezone.localdate)
    jusqu_au = models.DateField("reportée jusqu'au")

    objects = ReportAlerteQuerySet.as_manager()

    class Meta:
        verbose_name = "report d'une alerte"
        verbose_name_plural = "reports d'alertes"
        ordering = ["-du", "-cree_le"]
        indexes = [models.Index(fields=["parcours", "jusqu_au"], name="report_alerte_parcours")]
        constraints = [
            models.CheckConstraint(
                condition=Q(jusqu_au__gte=F("du")),
                name="report_alerte_dates",
                violation_error_message="Le report finit avant de commencer.",
            ),
            models.CheckConstraint(
                condition=~Q(motif=""),
                name="report_alerte_motive",
                violation_error_message="Dites pourquoi cette alerte peut attendre.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.alerte} reportée au {self.jusqu_au:%d/%m/%Y}"

    def recopier(self) -> None:
        """Take from the alert what is repeated here."""
        for champ in ("parcours_id", "departement_id", "code", "objet", "pilier"):
            setattr(self, champ, getattr(self.alerte, champ))


def dernier_report() -> datetime.date:
    """Return the furthest day until which an alert may be put off today."""
    return regles.echeance("ALERTE_REPORT_MAX", timezone.localdate())
