"""Dated rules: every duration, age and threshold of the law or of the practice, with its source."""

import datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from cirj.socle.templatetags.francais import compte


class Unite(models.TextChoices):
    JOURS = "jours", "jours"
    MOIS = "mois", "mois"
    ANS = "ans", "ans"
    NOMBRE = "nombre", "nombre"
    DATE = "date", "date"
    LISTE = "liste", "liste"


class RegleMetierQuerySet(models.QuerySet):
    def au(self, jour: datetime.date) -> "RegleMetierQuerySet":
        """Return the rules in force on ``jour``."""
        return self.filter(Q(valable_au__isnull=True) | Q(valable_au__gte=jour), valable_du__lte=jour)


class RegleMetier(models.Model):
    """One value of one rule over one period; periods of a rule never overlap (docs/domaine.md §12).

    The program's account only reads the table: a value is written by ``acces.changer_regle`` (``acteurs.regles``).
    """

    code = models.CharField("code", max_length=40)
    libelle = models.CharField("libellé", max_length=200)
    valeur = models.CharField(
        "valeur", max_length=40, help_text="Un nombre, une date AAAA-MM-JJ, ou des codes séparés par des espaces."
    )
    unite = models.CharField("unité", max_length=10, choices=Unite)
    valable_du = models.DateField("valable du")
    valable_au = models.DateField("valable au", null=True, blank=True)
    source = models.CharField("source", max_length=300)
    #: Why the value changed; empty for those that came with the software.
    motif = models.CharField("motif", max_length=500, blank=True, db_default="", default="")

    objects = RegleMetierQuerySet.as_manager()

    class Meta:
        verbose_name = "règle datée"
        verbose_name_plural = "règles datées"
        ordering = ["code", "valable_du"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valable_au__isnull=True) | Q(valable_au__gte=F("valable_du")),
                name="regle_dates_coherentes",
                violation_error_message="La fin de validité précède le début.",
            ),
            ExclusionConstraint(
                name="regle_sans_chevauchement",
                expressions=[
                    ("code", RangeOperators.EQUAL),
                    (
                        Func(
                            F("valable_du"),
                            F("valable_au"),
                            models.Value("[]"),
                            function="daterange",
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="Une autre valeur de cette règle couvre déjà une partie de la période.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} : {self.en_mots}"

    @property
    def en_mots(self) -> str:
        """« 1 an », « 18 ans », « 24 mois »; a number, a date or a list has no unit to say."""
        match self.unite:
            case Unite.JOURS:
                return compte(int(self.valeur), "jour,jours")
            case Unite.MOIS:
                return f"{self.valeur} mois"
            case Unite.ANS:
                return compte(int(self.valeur), "an,ans")
        return self.valeur
