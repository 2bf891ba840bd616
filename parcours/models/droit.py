"""Rights asked for, opened, refused (reference §6 and §8): dates and states, never medical content."""

from django.db import models

from acteurs.nomenclatures import Pilier
from parcours.models.base import FaitDate
from parcours.nomenclatures import EtatDroit, TypeDroit


class Droit(FaitDate):
    type = models.CharField("droit", max_length=20, choices=TypeDroit)
    etat = models.CharField("état", max_length=10, choices=EtatDroit)
    fin = models.DateField("jusqu'au", null=True, blank=True)

    class Meta(FaitDate.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["personne", "type"],
                name="droit_une_fois_par_type",
                violation_error_message="Ce droit est déjà noté pour cette personne.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_type_display()} : {self.get_etat_display()}"


def pilier_du_droit(type_droit: str) -> str:
    """Return the pillar that a kind of right belongs to: health, or social and cultural."""
    return (Pilier.SANTE if type_droit in TypeDroit.de_sante() else Pilier.SOCIAL).value
