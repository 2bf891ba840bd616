"""Exceptional access: a dossier opened for a short time, to read, with a reason that the coordination reads.

Who sees a row: the coordination of the department, and the agent who asked. What it opens, while it lasts, under the
assignment she asked with: the whole dossier to read, health content and private notes excepted.
"""

import datetime
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual
from django.utils import timezone

from acteurs.models import Agent
from acteurs.nomenclatures import Role
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate

#: Shorter says nothing: « urgence ».
MOTIF_MINIMUM = 20


def debut_du_jour() -> datetime.datetime:
    return timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)


class AccesExceptionnelQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """The coordination reads those of the department; an agent, her own."""
        return self.filter(Q(departement__in=agent.departements(Role.COORDINATION)) | Q(agent=agent.pk))

    def en_cours(self, instant: datetime.datetime | None = None) -> "AccesExceptionnelQuerySet":
        instant = instant or timezone.now()
        return self.filter(debut__lte=instant, fin__gt=instant)

    def ouverts_a(self, agent: Agent) -> "AccesExceptionnelQuerySet":
        """Those that open something to ``agent`` now, under the assignment she acts with."""
        if agent.affectation is None or not agent.accompagne:
            return self.none()
        return self.en_cours().filter(agent=agent.pk, affectation=agent.affectation.pk)

    def pour_affichage(self) -> "AccesExceptionnelQuerySet":
        return self.select_related("personne", "agent", "structure", "interrompu_par", "vu_par")

    def a_voir(self) -> "AccesExceptionnelQuerySet":
        """Those the coordination has not said she has seen."""
        return self.filter(vu_le__isnull=True)


class EssaiAccesQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        return self.filter(Q(departement__in=agent.departements(Role.COORDINATION)) | Q(agent=agent.pk))

    def du_jour(self) -> "EssaiAccesQuerySet":
        return self.filter(cree_le__gte=debut_du_jour())


class AccesExceptionnel(ModeleDate):
    personne = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="acces_exceptionnels")
    parcours = models.ForeignKey("parcours.Parcours", on_delete=models.CASCADE, related_name="acces_exceptionnels")
    agent = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, related_name="+")
    structure = models.ForeignKey("acteurs.Structure", on_delete=models.PROTECT, related_name="+")
    affectation = models.ForeignKey("acteurs.Affectation", on_delete=models.PROTECT, related_name="+")
    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    motif = models.TextField("motif", max_length=1000)
    debut = models.DateTimeField("ouvert le", default=timezone.now)
    # Brought forward when the coordination ends the access.
    fin = models.DateTimeField("fermé le")
    interrompu_par = models.ForeignKey(
        "acteurs.Agent", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    vu_le = models.DateTimeField("vu par la coordination le", null=True, blank=True)
    vu_par = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = AccesExceptionnelQuerySet.as_manager()

    class Meta:
        verbose_name = "accès exceptionnel"
        verbose_name_plural = "accès exceptionnels"
        ordering = ["-debut"]
        indexes = [
            models.Index(fields=["affectation", "fin"], name="acces_exceptionnel_affectation"),
            models.Index(fields=["departement"], condition=Q(vu_le__isnull=True), name="acces_exceptionnel_a_voir"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(fin__gte=F("debut")),
                name="acces_exceptionnel_dates",
                violation_error_message="La fin de l'accès précède son début.",
            ),
            models.CheckConstraint(
                condition=GreaterThanOrEqual(Length("motif"), MOTIF_MINIMUM),
                name="acces_exceptionnel_motive",
                violation_error_message="Dites en une phrase pourquoi cet accès est nécessaire.",
            ),
            ExclusionConstraint(
                name="acces_exceptionnel_un_a_la_fois",
                expressions=[
                    ("affectation", RangeOperators.EQUAL),
                    ("parcours", RangeOperators.EQUAL),
                    (
                        Func(
                            F("debut"), F("fin"), Value("[)"), function="tstzrange", output_field=DateTimeRangeField()
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="Ce dossier vous est déjà ouvert à titre exceptionnel.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agent}, {self.structure} — {self.personne}"

    @property
    def est_en_cours(self) -> bool:
        return self.debut <= timezone.now() < self.fin

    @property
    def reste(self) -> datetime.timedelta:
        return max(self.fin - timezone.now(), datetime.timedelta())

    def interrompre(self, agent: Agent) -> bool:
        """End now what is still open, on behalf of ``agent``; say whether there was something to end."""
        maintenant = timezone.now()
        ouvert = AccesExceptionnel.objects.en_cours(maintenant).filter(pk=self.pk)
        return bool(ouvert.update(fin=maintenant, interrompu_par=agent.pk, modifie_le=maintenant))

    def marquer_vu(self, agent: Agent) -> None:
        """Note the first time the coordination says she has seen it."""
        maintenant = timezone.now()
        AccesExceptionnel.objects.filter(pk=self.pk, vu_le__isnull=True).update(
            vu_le=maintenant, vu_par=agent.pk, modifie_le=maintenant
        )


class EssaiAcces(ModeleDate):
    """A request for an exceptional access, met or not: counted by agent and by day. What was typed is not kept."""

    agent = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, related_name="+")
    structure = models.ForeignKey("acteurs.Structure", on_delete=models.PROTECT, related_name="+")
    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    abouti = models.BooleanField("a ouvert un dossier", default=False)

    objects = EssaiAccesQuerySet.as_manager()

    class Meta:
        verbose_name = "demande d'accès exceptionnel"
        verbose_name_plural = "demandes d'accès exceptionnel"
        ordering = ["-cree_le"]
        indexes = [models.Index(fields=["agent", "-cree_le"], name="essai_acces_agent")]

    def __str__(self) -> str:
        return f"{self.agent} — {timezone.localtime(self.cree_le):%d/%m/%Y}"
