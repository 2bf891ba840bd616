"""Households, with dated membership: somebody leaves, comes back, lives in one household at a time."""

import datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models, transaction
from django.db.models import F, Func, Q, QuerySet, Value
from django.utils import timezone

from cirj.socle.calendrier import en_francais
from cirj.socle.models import ModeleDate
from parcours.models.base import champ_departement, dates_coherentes
from parcours.nomenclatures import Lien

#: A membership lasts until its end excluded: leaving one household and joining another on one day is no overlap.
_PERIODE = (Func(F("debut"), F("fin"), Value("[)"), function="daterange"), RangeOperators.OVERLAPS)


class Menage(ModeleDate):
    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    composition_declaree = models.CharField(
        "composition déclarée", max_length=100, blank=True, help_text="Telle qu'écrite : « couple + 2 enf »."
    )
    # Declared sizes, when the members themselves are not (all) known.
    adultes_declares = models.PositiveSmallIntegerField("adultes déclarés", null=True, blank=True)
    enfants_declares = models.PositiveSmallIntegerField("enfants déclarés", null=True, blank=True)

    class Meta:
        verbose_name = "ménage"

    def __str__(self) -> str:
        return self.composition_declaree or f"Ménage {self.pk}"

    def membres_le(self, jour: datetime.date) -> QuerySet["MembreMenage"]:
        return self.membres.filter(Q(fin__isnull=True) | Q(fin__gt=jour), debut__lte=jour)

    def taille_le(self, jour: datetime.date) -> int:
        """Return how many people lived there on ``jour``."""
        return self.membres_le(jour).count()

    @transaction.atomic
    def accueillir(self, personne, *, lien: str, depuis: datetime.date, est_rejoignant: bool = False) -> "MembreMenage":
        """Put ``personne`` in this household from that day; she leaves the one she was in."""
        personne.appartenances.filter(fin__isnull=True, debut__gt=depuis).delete()
        personne.appartenances.filter(fin__isnull=True).update(fin=depuis)
        return MembreMenage.objects.create(
            menage=self, personne=personne, lien=lien, est_rejoignant=est_rejoignant, debut=depuis
        )

    @classmethod
    @transaction.atomic
    def fonder(cls, personne, depuis: datetime.date, avec: list["MembreMenage"] = ()) -> "Menage":
        """Give ``personne`` a household of her own from that day, with those of her present one who follow her."""
        menage = cls.objects.create(departement_id=personne.departement_id)
        menage.accueillir(personne, lien=Lien.TITULAIRE, depuis=depuis)
        for membre in avec:
            menage.accueillir(membre.personne, lien=membre.lien, depuis=depuis, est_rejoignant=membre.est_rejoignant)
        return menage


class MembreMenage(ModeleDate):
    menage = models.ForeignKey(Menage, on_delete=models.CASCADE, related_name="membres")
    personne = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="appartenances")
    departement = champ_departement()
    lien = models.CharField("place dans le ménage", max_length=10, choices=Lien, default=Lien.TITULAIRE)
    est_rejoignant = models.BooleanField("arrivé par réunification familiale", default=False)
    debut = models.DateField("depuis le", default=timezone.localdate)
    #: A table says who lives together, not since when: ``debut`` is then the first day that is known of.
    debut_connu = models.BooleanField("date d'arrivée dans le ménage connue", default=True)
    fin = models.DateField("jusqu'au", null=True, blank=True)

    class Meta:
        verbose_name = "membre du ménage"
        verbose_name_plural = "membres du ménage"
        ordering = ["debut"]
        constraints = [
            dates_coherentes("membre_dates_coherentes"),
            ExclusionConstraint(
                name="membre_un_menage_a_la_fois",
                expressions=[("personne", RangeOperators.EQUAL), _PERIODE],
                violation_error_message="Cette personne appartient déjà à un ménage à ces dates.",
            ),
            ExclusionConstraint(
                name="membre_une_personne_de_reference",
                expressions=[("menage", RangeOperators.EQUAL), _PERIODE],
                condition=Q(lien=Lien.TITULAIRE),
                violation_error_message="Ce ménage a déjà une personne de référence à ces dates.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.personne} ({self.get_lien_display()})"

    @property
    def periode(self) -> str:
        """« depuis le 3 déc. 2026 », « du 3 mars 2025 au 3 déc. 2026 »; without a known arrival, its end alone or ""."""
        if self.fin is None:
            return f"depuis le {en_francais(self.debut)}" if self.debut_connu else ""
        fin = en_francais(self.fin)
        return f"du {en_francais(self.debut)} au {fin}" if self.debut_connu else f"jusqu'au {fin}"
