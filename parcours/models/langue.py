"""What is known of the person's French (reference §2)."""

from django.db import models

from parcours.models.base import FaitDate
from parcours.nomenclatures import Competence, NatureEvaluation, Niveau, ProfilLangue


class EvaluationLinguistique(FaitDate):
    nature = models.CharField("nature", max_length=20, choices=NatureEvaluation)
    competence = models.CharField("compétence", max_length=10, choices=Competence, default=Competence.GLOBALE)
    niveau = models.CharField("niveau", max_length=12, choices=Niveau, blank=True)
    profil = models.CharField("profil", max_length=12, choices=ProfilLangue, blank=True)

    class Meta(FaitDate.Meta):
        verbose_name = "évaluation de français"
        verbose_name_plural = "évaluations de français"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(niveau="") | ~models.Q(profil=""),
                name="evaluation_niveau_ou_profil",
                violation_error_message="Indiquez un niveau ou un profil.",
            )
        ]

    def __str__(self) -> str:
        return self.get_niveau_display() or self.get_profil_display()
