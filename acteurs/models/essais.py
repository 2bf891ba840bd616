"""Failed attempts at a password or a code, counted; ``acteurs/comptes/essais.py`` alone writes them."""

from django.db import models


class Nature(models.TextChoices):
    MOT_DE_PASSE = "mot_de_passe", "mot de passe"
    CODE = "code", "seconde étape"
    ADRESSE = "adresse", "adresse réseau"


class EssaisConnexion(models.Model):
    """One counter: an account on one known device, an account on all the unknown ones, or a network address.

    Neither the e-mail address nor the network's is kept, only their keyed hashes: an address without an account is counted
    as the others are.
    """

    cle = models.CharField(max_length=64, primary_key=True)
    compte = models.CharField(max_length=64)
    nature = models.CharField(max_length=12, choices=Nature)
    nombre = models.PositiveIntegerField()
    depuis_le = models.DateTimeField()
    libre_le = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["compte", "nature"], name="essais_du_compte"),
            models.Index(fields=["depuis_le"], name="essais_anciens"),
        ]

    def __str__(self) -> str:
        return f"{self.get_nature_display()} : {self.nombre}"
