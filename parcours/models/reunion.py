"""Two dossiers of one person made one, so that it can be undone; and those said to be two people."""

import uuid
from typing import Self

from django.db import connection, models
from django.db.models import F, Q
from django.utils import timezone

from acteurs.models import Agent
from cirj.socle.acces import QuerySetVisible
from cirj.socle.chiffrement import JsonChiffre
from cirj.socle.models import ModeleDate


class DuDepartementQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """The coordination's of the department, and nobody else's."""
        return self.filter(departement__in=agent.departements("coordination"))


class ReunionQuerySet(DuDepartementQuerySet):
    def dossier_de(self, cle) -> uuid.UUID | None:
        """Return the dossier that the one at ``cle`` was joined to, if the agent sees it: told by the database."""
        with connection.cursor() as curseur:
            curseur.execute("select acces.reunie_dans(%s)", [cle])
            return curseur.fetchone()[0]


class Reunion(ModeleDate):
    """``gestes``: each row moved, changed, added or withdrawn, in order, as the database held it (``parcours.reunion``).

    The dossier that was withdrawn has no row any more: its identifier leads to the one that was kept.
    """

    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    gardee = models.ForeignKey("parcours.Personne", on_delete=models.PROTECT, related_name="reunions")
    retiree_id = models.UUIDField("dossier retiré", db_index=True)
    agent = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, related_name="+")
    gestes = JsonChiffre("ce qui a été fait")
    # Kept until the merge can no longer be undone: no document names them meanwhile.
    fichiers = models.JSONField("fichiers des documents mis de côté", default=list, blank=True)
    defaite_le = models.DateTimeField("défaite le", null=True, blank=True)
    defaite_par = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = ReunionQuerySet.as_manager()

    class Meta:
        verbose_name = "réunion de deux dossiers"
        verbose_name_plural = "réunions de deux dossiers"
        ordering = ["-cree_le"]
        constraints = [
            models.UniqueConstraint(
                fields=["retiree_id"],
                condition=Q(defaite_le__isnull=True),
                name="reunion_une_fois_par_dossier",
                violation_error_message="Ce dossier a déjà été réuni à un autre.",
            ),
            models.CheckConstraint(
                condition=~Q(gardee=F("retiree_id")),
                name="reunion_de_deux_dossiers",
                violation_error_message="Un dossier ne peut pas être réuni à lui-même.",
            ),
        ]

    def __str__(self) -> str:
        return f"Réunion du {timezone.localtime(self.cree_le):%d/%m/%Y}"


class PersonnesDistinctes(ModeleDate):
    """Two people who look alike and are not the same: said by somebody, not proposed again."""

    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    une = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="+")
    autre = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="+")
    agent = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, related_name="+")

    objects = DuDepartementQuerySet.as_manager()

    class Meta:
        verbose_name = "deux personnes différentes"
        verbose_name_plural = "deux personnes différentes"
        ordering = ["-cree_le"]
        constraints = [
            models.UniqueConstraint(
                fields=["une", "autre"],
                name="distinctes_une_fois",
                violation_error_message="Ces deux dossiers sont déjà dits différents.",
            ),
            models.CheckConstraint(
                condition=~Q(une=F("autre")),
                name="distinctes_deux",
                violation_error_message="Un dossier ne peut pas être dit différent de lui-même.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.une} et {self.autre}"


class DoubleReporte(ModeleDate):
    """Two dossiers that look alike, put off: at the end of the list, for everybody, until somebody decides."""

    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    une = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="+")
    autre = models.ForeignKey("parcours.Personne", on_delete=models.CASCADE, related_name="+")
    agent = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, related_name="+")
    reporte_le = models.DateTimeField("remis à plus tard le")

    objects = DuDepartementQuerySet.as_manager()

    class Meta:
        verbose_name = "double remis à plus tard"
        verbose_name_plural = "doubles remis à plus tard"
        ordering = ["reporte_le"]
        constraints = [
            models.UniqueConstraint(
                fields=["une", "autre"],
                name="double_reporte_une_fois",
                violation_error_message="Ces deux dossiers sont déjà remis à plus tard.",
            ),
            models.CheckConstraint(
                condition=~Q(une=F("autre")),
                name="double_reporte_deux",
                violation_error_message="Un dossier ne peut pas être le double de lui-même.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.une} et {self.autre}"
