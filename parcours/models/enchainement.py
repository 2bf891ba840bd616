"""Steps planned one after the other on a pathway: the end of one is meant to meet the start of the next."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from acteurs.models import Agent
from acteurs.nomenclatures import Pilier
from acteurs.nomenclatures.offre import TypeDispositif
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate
from parcours.models.base import champ_departement, dates_coherentes
from parcours.models.orientation import cote_envoi
from parcours.models.parcours import Parcours


class EnchainementQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """A chain is read with its pathway; its links, each with its pillar."""
        return self.filter(parcours__in=Parcours.objects.visible_par(agent).values("pk"))


class MaillonQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        return self.filter(cote_envoi(agent)) if agent.affectation else self.none()

    def pas_finis(self) -> "MaillonQuerySet":
        return self.filter(Q(fait_le__isnull=True) | Q(fait_le__gt=timezone.localdate()))


class Enchainement(ModeleDate):
    """The chain of a pathway: it has no words of its own, so that it can be taken up again for somebody else."""

    parcours = models.OneToOneField("parcours.Parcours", on_delete=models.CASCADE, related_name="enchainement")
    departement = champ_departement()

    objects = EnchainementQuerySet.as_manager()

    class Meta:
        verbose_name = "enchaînement"
        verbose_name_plural = "enchaînements"

    def __str__(self) -> str:
        return "Enchaînement"


class Maillon(ModeleDate):
    """One link: an offer, or only a kind of step, with its planned dates; the referral that asks for it, once sent.

    ``structure``: whose agent planned it. ``precision`` is about the person: it is not copied for another.
    """

    enchainement = models.ForeignKey(Enchainement, on_delete=models.CASCADE, related_name="maillons")
    # Repeated from the chain: row-level security compares one column.
    parcours = models.ForeignKey("parcours.Parcours", on_delete=models.CASCADE, related_name="maillons")
    departement = champ_departement()
    structure = models.ForeignKey("acteurs.Structure", on_delete=models.PROTECT, related_name="+", editable=False)
    pilier = models.CharField("pilier", max_length=10, choices=Pilier)
    type = models.CharField("étape", max_length=25, choices=TypeDispositif)
    dispositif = models.ForeignKey(
        "acteurs.Dispositif", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    precision = models.CharField("précision", max_length=200, blank=True)
    debut_prevu = models.DateField("commence le")
    fin_prevue = models.DateField("se termine le")
    orientation = models.ForeignKey(
        "parcours.Orientation",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="maillons",
    )
    fait_le = models.DateField("terminée le", null=True, blank=True)

    objects = MaillonQuerySet.as_manager()

    class Meta:
        verbose_name = "étape d'un enchaînement"
        verbose_name_plural = "étapes d'un enchaînement"
        ordering = ["debut_prevu", "cree_le"]
        constraints = [
            dates_coherentes("maillon_dates_coherentes", "debut_prevu", "fin_prevue"),
            models.CheckConstraint(
                condition=Q(fait_le__isnull=True) | Q(fait_le__gte=F("debut_prevu")),
                name="maillon_fait_apres_debut",
                violation_error_message="Cette étape ne peut pas se terminer avant d'avoir commencé : corrigez ses dates.",
            ),
        ]

    def __str__(self) -> str:
        return TypeDispositif(self.type).court

    def terminer(self, jour) -> None:
        self.fait_le = jour
        self.save(update_fields=["fait_le", "modifie_le"])
