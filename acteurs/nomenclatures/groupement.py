"""Code list of the programmes that a consortium may run."""

from django.db import models


class ProgrammeGroupement(models.TextChoices):
    AGIR = "agir", "AGIR (accompagnement global et individualisé des réfugiés)"
