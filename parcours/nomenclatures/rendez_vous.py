"""Where an appointment stands."""

from django.db import models


class EtatRendezVous(models.TextChoices):
    PREVU = "prevu", "Prévu"
    CONFIRME = "confirme", "Confirmé"
    TENU = "tenu", "A eu lieu"
    MANQUE = "manque", "Manqué"
    ANNULE = "annule", "Annulé"

    @classmethod
    def a_venir(cls) -> list[str]:
        return [cls.PREVU, cls.CONFIRME]
