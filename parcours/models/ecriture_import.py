"""What an import wrote for one row, kept while it may be cancelled: what it created, and what it changed, as it was before."""

from typing import Self

from django.db import models

from acteurs.models import Agent
from cirj.socle.acces import QuerySetVisible
from cirj.socle.chiffrement import JsonChiffre
from cirj.socle.models import ModeleDate
from parcours.models.base import champ_departement


class EcritureImportQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """The coordination's of the department, and nobody else's."""
        return self.filter(departement__in=agent.departements("coordination"))


class EcritureImport(ModeleDate):
    """``dossier``: the person, by her identifier alone (made one with another since, she has no row any more).

    ``gestes``: of a person that was created, the keys of her rows by table (``cles``) and when all were written (``le``);
    of one that was completed, the acts of ``parcours.importation.trace``. ``retirer_vu_le``: when somebody saw what was done since and said to remove it all.
    """

    importation = models.ForeignKey("parcours.Importation", on_delete=models.CASCADE, related_name="ecritures")
    departement = champ_departement()
    ligne = models.ForeignKey("parcours.LigneImport", on_delete=models.CASCADE, related_name="ecritures")
    dossier = models.UUIDField("dossier", db_index=True)
    creee = models.BooleanField("personne créée")
    gestes = JsonChiffre("ce qui a été écrit")
    retirer_vu_le = models.DateTimeField("à retirer, vu le", null=True, blank=True)

    objects = EcritureImportQuerySet.as_manager()

    class Meta:
        verbose_name = "écriture d'un import"
        verbose_name_plural = "écritures d'un import"
        ordering = ["-cree_le", "id"]

    def __str__(self) -> str:
        return f"Écriture de la {str(self.ligne).lower()}"
