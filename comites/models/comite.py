"""Committees of a department: the technical cell that unblocks situations, the steering committee."""

from typing import Self

from django.db import models

from acteurs.models import Agent
from acteurs.nomenclatures import Role
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate


class TypeComite(models.TextChoices):
    TECHNIQUE = "technique", "Cellule technique"
    COPIL = "copil", "Comité de pilotage"


# Roles in which an agent may sit in a technical cell without coordinating it.
SIEGENT = (Role.INTERVENANT, Role.RESPONSABLE, Role.PREFECTURE)


class ComiteQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """A department's committees are known to whoever works there, prefecture included."""
        return self.filter(departement__in=agent.departements())


class Comite(ModeleDate):
    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    type = models.CharField("type", max_length=10, choices=TypeComite)
    nom = models.CharField("nom", max_length=120)

    objects = ComiteQuerySet.as_manager()

    class Meta:
        verbose_name = "comité"
        ordering = ["type", "nom"]
        constraints = [
            models.UniqueConstraint(
                fields=["departement", "nom"],
                name="comite_nom_unique",
                violation_error_message="Un comité porte déjà ce nom.",
            )
        ]

    def __str__(self) -> str:
        return self.nom

    @property
    def ouvre_ses_situations(self) -> bool:
        """Say whether whoever is invited reads the cases on the agenda: a technical cell only."""
        return self.type == TypeComite.TECHNIQUE
