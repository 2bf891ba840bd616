"""Days during which a pathway's programme is suspended: its clock waits."""

import datetime
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, IntegerField, OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce, Greatest
from django.utils import timezone

from acteurs.models import Agent
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate
from cirj.socle.termes import Jour
from parcours.models.base import champ_departement, dates_coherentes
from parcours.nomenclatures import MotifSuspension


class _Jours(Func):
    """Days from one date to another."""

    template = "(%(expressions)s)"
    arg_joiner = " - "
    output_field = IntegerField()


class SuspensionAgirQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        # A pathway counts its suspended days: its file imports this one.
        from parcours.models import Parcours

        return self.filter(parcours__in=Parcours.objects.visible_par(agent).values("pk"))

    def du_jour(self, jour: Jour = None) -> "SuspensionAgirQuerySet":
        """Those that run on ``jour`` (today); the day of coming back no longer counts."""
        jour = jour or timezone.localdate()
        return self.filter(Q(fin__isnull=True) | Q(fin__gt=jour), debut__lte=jour)

    def apres(self, jour: datetime.date) -> "SuspensionAgirQuerySet":
        """Those that had not ended before ``jour`` and have begun by today: the contact counts again from their end."""
        return self.filter(Q(fin__isnull=True) | Q(fin__gte=jour), debut__lte=timezone.localdate())


def jours_suspendus(parcours: str, jour: Jour = None) -> Coalesce:
    """Return the expression of the suspended days of the pathway that column ``parcours`` names.

    A suspension whose end is known counts whole, even when that end is to come; one under way counts to ``jour``.
    """
    jusque = Coalesce(F("fin"), Greatest(F("debut"), jour or timezone.localdate()))
    siennes = SuspensionAgir.objects.filter(parcours=OuterRef(parcours)).order_by().values("parcours")
    return Coalesce(Subquery(siennes.annotate(n=Sum(_Jours(jusque, F("debut")))).values("n")), 0)


def reprise(parcours: str = "pk", jour: Jour = None) -> Subquery:
    """Return the day, ``jour`` (today) at the latest, on which the last suspension of a pathway ended."""
    finies = SuspensionAgir.objects.filter(parcours=OuterRef(parcours), fin__lte=jour or timezone.localdate())
    return Subquery(finies.order_by("-fin").values("fin")[:1])


class SuspensionAgir(ModeleDate):
    """The clock is stopped from ``debut`` to ``fin`` excluded, the day the person comes back."""

    parcours = models.ForeignKey("parcours.Parcours", on_delete=models.CASCADE, related_name="suspensions")
    departement = champ_departement()
    debut = models.DateField("suspendu à partir du", default=timezone.localdate)
    fin = models.DateField("reprise le", null=True, blank=True, help_text="Vide tant que la suspension dure.")
    motif = models.CharField("motif", max_length=15, choices=MotifSuspension)
    precisions = models.CharField(
        "précisions", max_length=200, blank=True, help_text="N'écrivez rien sur la santé de la personne."
    )
    auteur = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = SuspensionAgirQuerySet.as_manager()

    class Meta:
        verbose_name = "suspension"
        ordering = ["debut"]
        constraints = [
            dates_coherentes("suspension_dates_coherentes"),
            models.CheckConstraint(
                condition=Q(fin__isnull=True) | ~Q(fin=F("debut")),
                name="suspension_d_un_jour_au_moins",
                violation_error_message="La reprise vient au moins un jour après le début.",
            ),
            ExclusionConstraint(
                name="suspension_sans_chevauchement",
                expressions=[
                    ("parcours", RangeOperators.EQUAL),
                    (Func(F("debut"), F("fin"), Value("[)"), function="daterange"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Cette suspension en chevauche une autre.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_motif_display()
