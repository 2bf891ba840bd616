"""What is being typed about an agenda item, kept as it is typed: nothing is lost, whatever happens to the page."""

from django.db import models

from cirj.socle.models import ModeleDate
from parcours.models.base import champ_departement


class BrouillonDecision(ModeleDate):
    """One person's unfinished decision on one item: her fields as typed, valid or not."""

    point = models.ForeignKey("comites.PointOrdreDuJour", on_delete=models.CASCADE, related_name="brouillons")
    departement = champ_departement()
    agent = models.ForeignKey("acteurs.Agent", on_delete=models.CASCADE, related_name="+")
    saisie = models.JSONField("saisie", default=dict)

    class Meta:
        verbose_name = "brouillon de décision"
        verbose_name_plural = "brouillons de décisions"
        constraints = [
            models.UniqueConstraint(
                fields=["point", "agent"],
                name="brouillon_un_par_point_et_agent",
                violation_error_message="Vous avez déjà un brouillon de décision sur ce point.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.point} — {self.agent}"
