"""What is known of the person's French (docs/domaine.md §2): levels tested or certified, one row a skill.

A certification is a row of this one table, obtained or not: « niveau » is always a level that was reached, so whoever
counts levels need not know of failures.
"""

from django.db import models
from django.db.models import Q

from parcours.models.base import FaitDate
from parcours.nomenclatures import Competence, Examen, NatureEvaluation, Niveau, ProfilLangue, ResultatExamen

_SANS_EXAMEN = Q(examen="", resultat="", niveau_vise="")
_CIVIQUE = Q(examen=Examen.CIVIQUE, niveau="", niveau_vise="") & ~Q(resultat="")
_DE_LANGUE = ~Q(examen__in=["", Examen.CIVIQUE])
_REUSSI = _DE_LANGUE & Q(resultat=ResultatExamen.OBTENU) & ~Q(niveau="")
_MANQUE = _DE_LANGUE & Q(resultat__in=[ResultatExamen.ECHEC, ResultatExamen.ATTENDU], niveau="") & ~Q(niveau_vise="")


class EvaluationLinguistique(FaitDate):
    nature = models.CharField("nature", max_length=20, choices=NatureEvaluation)
    competence = models.CharField("compétence", max_length=10, choices=Competence, default=Competence.GLOBALE)
    niveau = models.CharField("niveau", max_length=12, choices=Niveau, blank=True)
    profil = models.CharField("profil", max_length=12, choices=ProfilLangue, blank=True)
    examen = models.CharField("certification", max_length=16, choices=Examen, blank=True)
    resultat = models.CharField("résultat", max_length=8, choices=ResultatExamen, blank=True)
    niveau_vise = models.CharField("niveau visé", max_length=12, choices=Niveau, blank=True)

    class Meta(FaitDate.Meta):
        verbose_name = "évaluation de français"
        verbose_name_plural = "évaluations de français"
        constraints = [
            models.CheckConstraint(
                condition=~Q(niveau="") | ~Q(profil="") | ~Q(examen=""),
                name="evaluation_niveau_ou_profil",
                violation_error_message="Indiquez un niveau ou un profil.",
            ),
            models.CheckConstraint(
                condition=Q(examen="") | Q(nature=NatureEvaluation.CERTIFICATION),
                name="evaluation_examen_est_certification",
                violation_error_message="Un examen est une certification.",
            ),
            models.CheckConstraint(
                condition=_SANS_EXAMEN | _CIVIQUE | _REUSSI | _MANQUE,
                name="evaluation_examen_et_resultat",
                violation_error_message="Obtenue, une certification a un niveau ; sinon, elle a un niveau visé. "
                "L'examen civique n'a pas de niveau.",
            ),
        ]

    def __str__(self) -> str:
        if self.examen:
            vise = self.get_niveau_display() or self.get_niveau_vise_display()
            return " ".join(filter(None, [Examen(self.examen).sigle, vise]))
        return self.get_niveau_display() or self.get_profil_display()
