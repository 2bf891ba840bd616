"""What every row of the house has."""

import uuid

from django.db import models


class ModeleDate(models.Model):
    """A row with an identifier that cannot be guessed, and the dates of its creation and last change."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cree_le = models.DateTimeField("créé le", auto_now_add=True)
    modifie_le = models.DateTimeField("modifié le", auto_now=True)

    class Meta:
        abstract = True
