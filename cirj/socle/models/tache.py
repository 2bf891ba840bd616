"""What is asked of the worker and has not reached the broker yet."""

from django.db import models

from cirj.socle.chiffrement import JsonChiffre


class TacheAConfier(models.Model):
    """One task to start: written with what it is about, deleted once the broker has it (``cirj.socle.confier``)."""

    nom = models.CharField("tâche", max_length=100)
    # Encrypted: an invitation's holds the token that opens an account.
    arguments = JsonChiffre("arguments", default=list)
    cree_le = models.DateTimeField("demandée le", auto_now_add=True)

    class Meta:
        verbose_name = "tâche à confier"
        verbose_name_plural = "tâches à confier"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.nom
