"""Households, with dated membership."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from cirj.socle.models import ModeleDate
from parcours.models.base import champ_departement, dates_coherentes
from parcours.nomenclatures import Lien


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


class MembreMenage(ModeleDate):
    menage = models.ForeignKey(Menage, on_delete=models.CASCADE, related_name="membres")
    personne = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="appartenances")
    departement = champ_departement()
    lien = models.CharField("place dans le ménage", max_length=10, choices=Lien, default=Lien.TITULAIRE)
    est_rejoignant = models.BooleanField("arrivé par réunification familiale", default=False)
    debut = models.DateField("depuis le", default=timezone.localdate)
    fin = models.DateField("jusqu'au", null=True, blank=True)

    class Meta:
        verbose_name = "membre du ménage"
        verbose_name_plural = "membres du ménage"
        ordering = ["debut"]
        constraints = [
            dates_coherentes("membre_dates_coherentes"),
            models.UniqueConstraint(
                fields=["personne"],
                condition=Q(fin__isnull=True),
                name="membre_un_seul_menage_actif",
                violation_error_message="Cette personne appartient déjà à un ménage.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.personne} ({self.get_lien_display()})"
