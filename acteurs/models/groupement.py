"""Consortia: the structures that run a programme together, from when to when, and the one that leads them."""

import datetime
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Exists, F, Func, OuterRef, Prefetch, Q, Value
from django.urls import reverse
from django.utils import timezone

from acteurs.nomenclatures import Role
from acteurs.nomenclatures.groupement import ProgrammeGroupement
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate

if TYPE_CHECKING:
    from acteurs.models.agent import Agent

# From the first day to the day of the end, which no longer counts.
_PERIODE = Func(F("debut"), F("fin"), Value("[)"), function="daterange")


class GroupementQuerySet(QuerySetVisible):
    def visible_par(self, agent: "Agent") -> Self:
        """The coordination of one of its departments, and whoever acts for a structure that is or was a member."""
        membre = MembreGroupement.objects.filter(groupement=OuterRef("pk"), structure__in=agent.structures())
        coordonnes = self.model.departements.through.objects.filter(
            groupement=OuterRef("pk"), departement__in=agent.departements(Role.COORDINATION)
        )
        return self.filter(Q(Exists(membre)) | Q(Exists(coordonnes)))

    def actifs(self, jour: datetime.date | None = None) -> "GroupementQuerySet":
        jour = jour or timezone.localdate()
        return self.filter(Q(fin__isnull=True) | Q(fin__gt=jour), debut__lte=jour)

    def pour_affichage(self) -> "GroupementQuerySet":
        """Load the departments and the members, in two queries more whatever their number."""
        membres = MembreGroupement.objects.select_related("structure").order_by("-chef", "structure__nom", "debut")
        return self.prefetch_related("departements", Prefetch("membres", membres))


class MembreGroupementQuerySet(QuerySetVisible):
    def visible_par(self, agent: "Agent") -> Self:
        return self.filter(groupement__in=Groupement.objects.visible_par(agent).values("pk"))

    def actifs(self, jour: datetime.date | None = None) -> "MembreGroupementQuerySet":
        """Members on ``jour`` (today); the day of the end no longer counts."""
        jour = jour or timezone.localdate()
        return self.filter(Q(fin__isnull=True) | Q(fin__gt=jour), debut__lte=jour)

    def du_programme(self, programme: str, departement: str, jour: datetime.date | None = None):
        """Members today of a consortium that runs ``programme`` in ``departement``."""
        jour = jour or timezone.localdate()
        encore = Q(groupement__fin__isnull=True) | Q(groupement__fin__gt=jour)
        return self.actifs(jour).filter(
            encore, groupement__programme=programme, groupement__departements=departement, groupement__debut__lte=jour
        )


class Groupement(ModeleDate):
    """A consortium; it may work in several departments."""

    nom = models.CharField("nom du groupement", max_length=150)
    programme = models.CharField("programme", max_length=20, choices=ProgrammeGroupement)
    departements = models.ManyToManyField("acteurs.Departement", related_name="+", verbose_name="départements")
    debut = models.DateField("depuis le", default=timezone.localdate)
    fin = models.DateField("jusqu'au", null=True, blank=True, help_text="Ce jour n'en fait plus partie.")

    objects = GroupementQuerySet.as_manager()

    class Meta:
        ordering = ["nom"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fin__isnull=True) | Q(fin__gt=F("debut")),
                name="groupement_dates_coherentes",
                violation_error_message="La date de fin ne suit pas la date de début.",
            )
        ]

    def __str__(self) -> str:
        return self.nom

    def get_absolute_url(self) -> str:
        return reverse("groupement", args=[self.pk])

    def tenu_par(self, agent: "Agent") -> bool:
        """Say whether ``agent`` keeps it: the coordination of one of its departments."""
        return agent.coordonne and agent.affectation.departement_id in {d.pk for d in self.departements.all()}

    def chef_de_file(self, jour=None):
        """Return the member that leads on ``jour`` (today), or None; reads ``membres``."""
        jour = jour or timezone.localdate()
        return next((m for m in self.membres.all() if m.chef and m.actif_le(jour)), None)

    @transaction.atomic
    def nommer_chef(self, membre: "MembreGroupement", jour) -> None:
        """Make ``membre`` lead from ``jour``; both stay members, each under a row of its own before and after.

        Raise ``ValidationError`` when it is no member any more that day: the row is read again, held.
        """
        membre.tenir(jour)
        for ancien in self.membres.filter(chef=True).actifs(jour).exclude(pk=membre.pk):
            ancien.changer_de_place(jour, chef=False)
        if not membre.chef:
            membre.changer_de_place(jour, chef=True)


class MembreGroupement(ModeleDate):
    """A structure of a consortium over a period; ``chef``: it leads during all of it."""

    groupement = models.ForeignKey(Groupement, on_delete=models.CASCADE, related_name="membres")
    structure = models.ForeignKey("acteurs.Structure", on_delete=models.PROTECT, related_name="groupements")
    chef = models.BooleanField("chef de file", default=False)
    debut = models.DateField("depuis le", default=timezone.localdate)
    fin = models.DateField("jusqu'au", null=True, blank=True)

    objects = MembreGroupementQuerySet.as_manager()

    class Meta:
        verbose_name = "membre du groupement"
        verbose_name_plural = "membres du groupement"
        ordering = ["-chef", "debut"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fin__isnull=True) | Q(fin__gt=F("debut")),
                name="membre_groupement_dates_coherentes",
                violation_error_message="La date de fin ne suit pas la date de début.",
            ),
            ExclusionConstraint(
                name="groupement_un_seul_chef",
                expressions=[("groupement", RangeOperators.EQUAL), (_PERIODE, RangeOperators.OVERLAPS)],
                condition=Q(chef=True),
                violation_error_message="Ce groupement a déjà un chef de file sur cette période.",
            ),
            ExclusionConstraint(
                name="groupement_membre_une_fois",
                expressions=[
                    ("groupement", RangeOperators.EQUAL),
                    ("structure", RangeOperators.EQUAL),
                    (_PERIODE, RangeOperators.OVERLAPS),
                ],
                violation_error_message="Cette structure est déjà membre du groupement sur cette période.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.structure}{', chef de file' if self.chef else ''}"

    def actif_le(self, jour) -> bool:
        return self.debut <= jour and (self.fin is None or self.fin > jour)

    def tenir(self, jour) -> None:
        """Hold the consortium, one act at a time, and read this row again: somebody may have ended it meanwhile."""
        Groupement.objects.select_for_update(of=("self",)).get(pk=self.groupement_id)
        actuelle = MembreGroupement.objects.filter(pk=self.pk).first()
        if actuelle is None or not actuelle.actif_le(jour):
            raise ValidationError("Ce jour-là, la structure n'est pas membre du groupement.")
        self.chef, self.debut, self.fin = actuelle.chef, actuelle.debut, actuelle.fin

    @transaction.atomic
    def quitter(self, jour) -> None:
        """End the membership on ``jour``; one that had not begun never was. Raise as ``nommer_chef``."""
        self.tenir(jour)
        if self.debut >= jour:
            self.delete()
            return
        self.fin = jour
        self.save(update_fields=["fin", "modifie_le"])

    def changer_de_place(self, jour, *, chef: bool) -> None:
        """Go on from ``jour`` as the lead, or as a member; the same day, the row itself is corrected."""
        if self.debut >= jour:
            self.chef = chef
            self.save(update_fields=["chef", "modifie_le"])
            return
        suite = MembreGroupement(
            groupement=self.groupement, structure=self.structure, chef=chef, debut=jour, fin=self.fin
        )
        self.quitter(jour)
        suite.save()
