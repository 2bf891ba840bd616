"""The digest: how often somebody is told by e-mail how much waits for her, and whether the last one left."""

import datetime

from django.db import models

from cirj.socle import regles

#: Monday to Friday, as ``isoweekday`` counts.
JOURS_OUVRES = range(1, 6)


class Frequence(models.TextChoices):
    QUOTIDIEN = "quotidien", "Chaque jour ouvré"
    HEBDOMADAIRE = "hebdomadaire", "Une fois par semaine"
    JAMAIS = "jamais", "Jamais"


class Recapitulatif(models.Model):
    """One agent's choice; who never chose has no row, and gets it weekly."""

    agent = models.OneToOneField(
        "acteurs.Agent", on_delete=models.CASCADE, primary_key=True, related_name="recapitulatif"
    )
    frequence = models.CharField(
        "récapitulatif par courriel", max_length=12, choices=Frequence, default=Frequence.HEBDOMADAIRE
    )
    envoye_le = models.DateField("dernier envoi", null=True, blank=True)
    echec = models.CharField("envoi refusé", max_length=200, blank=True)

    class Meta:
        verbose_name = "récapitulatif"

    def __str__(self) -> str:
        return f"{self.agent} : {self.get_frequence_display()}"

    def du(self, jour: datetime.date) -> bool:
        """Say whether a digest is due on ``jour`` and has not left yet."""
        if self.envoye_le is not None and self.envoye_le >= jour:
            return False
        if self.frequence == Frequence.HEBDOMADAIRE:
            return jour.isoweekday() == regles.nombre("RECAPITULATIF_JOUR", jour)
        return self.frequence == Frequence.QUOTIDIEN and jour.isoweekday() in JOURS_OUVRES
