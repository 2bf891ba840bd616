"""When beat last sent its heartbeat, and when a worker last took one."""

from django.db import models


class Battement(models.Model):
    """One row: ``envoye_le`` is written by beat itself, ``pris_le`` by the worker that ran the task."""

    UNIQUE = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=UNIQUE, editable=False)
    envoye_le = models.DateTimeField("envoyé le", null=True)
    pris_le = models.DateTimeField("pris le", null=True)

    class Meta:
        verbose_name = "battement"
        verbose_name_plural = "battements"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(id=1),
                name="battement_un_seul",
                violation_error_message="Il n'y a qu'un battement.",
            )
        ]

    def __str__(self) -> str:
        return f"envoyé le {self.envoye_le}, pris le {self.pris_le}"
