"""What the dated rules count from, as a view of the database that row-level security holds like the tables it reads."""

from django.db import models


class FaitDeDepart(models.Model):
    """One departure of one pathway. Made by ``parcours.dossier.faits``, which says what it means; nothing writes it."""

    # The same row may start several deadlines: nothing is asked by this key.
    objet = models.UUIDField(primary_key=True)
    # Not a foreign key: nothing that follows a pathway's relations, to merge or to delete, has anything to do here.
    parcours_id = models.UUIDField()
    code = models.CharField(max_length=40)
    date = models.DateField()
    precision = models.CharField(max_length=5)
    texte = models.CharField(max_length=200)
    pilier = models.CharField(max_length=10)

    class Meta:
        managed = False
        db_table = "parcours_faitdedepart"
        verbose_name = "fait de départ d'une échéance"
        verbose_name_plural = "faits de départ des échéances"

    def __str__(self) -> str:
        return f"{self.code} {self.date:%d/%m/%Y}"
