"""The private note of a follow-up: kept apart, so that the database itself gives it to its structure alone."""

from typing import Self

from django.db import models
from django.db.models import Q

from acteurs.models import Agent
from acteurs.nomenclatures import ACCOMPAGNENT, Role
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate
from parcours.models.base import champ_departement
from parcours.models.suivi import Suivi


class NotePriveeQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """A note is read by the structure that wrote it, on follow-ups that it still reads; by nobody else."""
        siennes = agent.structures(*ACCOMPAGNENT, Role.COORDINATION)
        lus = Q(suivi__in=Suivi.objects.visible_par(agent).values("pk"))
        quittes = Q(suivi__in=Suivi.objects.quittes_par(agent).values("pk"))
        return self.filter(lus | quittes, structure__in=siennes)


class NotePrivee(ModeleDate):
    """What a structure writes for itself beside a follow-up; the coordination does not read it."""

    suivi = models.OneToOneField("parcours.Suivi", on_delete=models.CASCADE, related_name="note")
    departement = champ_departement()
    # Filled by the database: the follow-up's structure, whoever writes.
    structure = models.ForeignKey(
        "acteurs.Structure", on_delete=models.PROTECT, related_name="+", editable=False, blank=True
    )
    texte = models.TextField("note privée de la structure", max_length=5000)

    objects = NotePriveeQuerySet.as_manager()

    class Meta:
        verbose_name = "note privée"
        verbose_name_plural = "notes privées"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(texte=""),
                name="note_privee_non_vide",
                violation_error_message="Une note privée a un texte.",
            )
        ]

    def __str__(self) -> str:
        return f"Note privée du {self.suivi.date}"
