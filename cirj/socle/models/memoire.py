"""What the site remembers for a while: the counts of allauth's limits (``cirj/socle/memoire.py`` writes it)."""

from django.db import models


class ValeurGardee(models.Model):
    """One value under the keyed hash of its name: a name may hold a network address or an e-mail's."""

    cle = models.CharField(max_length=64, primary_key=True)
    valeur = models.JSONField()
    expire_le = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["expire_le"], name="valeur_gardee_expiration")]

    def __str__(self) -> str:
        return self.cle
