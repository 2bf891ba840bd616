"""Work and training situations, and what became of people after they left (reference §7 and §9)."""

from django.db import models

from cirj.socle.models import ModeleDate
from parcours.models.base import FaitDate, champ_departement
from parcours.nomenclatures import CategorieEmploi


class SituationEmploi(FaitDate):
    """A situation from ``date`` until the next one of the person."""

    categorie = models.CharField("situation", max_length=24, choices=CategorieEmploi)

    class Meta(FaitDate.Meta):
        verbose_name = "situation d'emploi ou de formation"
        verbose_name_plural = "situations d'emploi ou de formation"

    def __str__(self) -> str:
        return self.get_categorie_display()


class Terme(models.TextChoices):
    T6 = "T6", "6 mois après la sortie"
    T12 = "T12", "12 mois après la sortie"


class SuiviPostSortie(ModeleDate):
    """The situation six or twelve months after T0, the exit from the pathway; unreachable people are said so."""

    parcours = models.ForeignKey("parcours.Parcours", on_delete=models.CASCADE, related_name="suivis_post_sortie")
    departement = champ_departement()
    terme = models.CharField("terme", max_length=3, choices=Terme)
    fait_le = models.DateField("fait le")
    joint = models.BooleanField("personne jointe", default=True)
    situation = models.CharField("situation", max_length=24, choices=CategorieEmploi, blank=True)

    class Meta:
        verbose_name = "suivi après la sortie"
        verbose_name_plural = "suivis après la sortie"
        constraints = [
            models.UniqueConstraint(
                fields=["parcours", "terme"],
                name="post_sortie_un_par_terme",
                violation_error_message="Ce suivi après la sortie est déjà noté.",
            ),
            models.CheckConstraint(
                condition=models.Q(joint=False, situation="") | models.Q(joint=True) & ~models.Q(situation=""),
                name="post_sortie_situation_si_joint",
                violation_error_message="Indiquez la situation, ou que la personne n'a pas été jointe.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.terme} : {self.get_situation_display() or 'non jointe'}"
