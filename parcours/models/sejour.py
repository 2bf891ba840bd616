"""Where the person lives: stays that never overlap (reference §4)."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Func, Value

from cirj.socle.models import ModeleDate
from parcours.models.base import champ_departement, champ_precision, dates_coherentes
from parcours.nomenclatures import CategorieSejour


class Sejour(ModeleDate):
    """A stay from ``debut`` to ``fin`` excluded: moving out and in on one day is no overlap."""

    personne = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="sejours")
    departement = champ_departement()
    categorie = models.CharField("hébergement ou logement", max_length=20, choices=CategorieSejour)
    structure = models.ForeignKey(
        "acteurs.Structure", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    commune = models.ForeignKey("acteurs.Commune", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    debut = models.DateField("entrée", null=True, blank=True, help_text="Vide si inconnue.")
    debut_precision = champ_precision()
    fin = models.DateField("sortie", null=True, blank=True)
    texte_origine = models.CharField("texte d'origine", max_length=200, blank=True)

    class Meta:
        verbose_name = "séjour"
        ordering = [models.F("debut").desc(nulls_last=True)]
        constraints = [
            dates_coherentes("sejour_dates_coherentes"),
            ExclusionConstraint(
                name="sejour_sans_chevauchement",
                expressions=[
                    ("personne", RangeOperators.EQUAL),
                    (Func(F("debut"), F("fin"), Value("[)"), function="daterange"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Ce séjour en chevauche un autre.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_categorie_display()

    @property
    def nature(self) -> str:
        return CategorieSejour(self.categorie).nature
