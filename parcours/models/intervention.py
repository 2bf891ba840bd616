"""Which structure carries which pillar, from when to when (this opens access), and who is the caseworker."""

import datetime
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from acteurs.models import Agent
from acteurs.nomenclatures import ACCOMPAGNENT, Pilier
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate
from cirj.socle.termes import terme
from parcours.models.acces import interventions_de
from parcours.models.base import champ_departement, dates_coherentes
from parcours.models.parcours import Parcours
from parcours.nomenclatures import RoleBinome


class InterventionQuerySet(QuerySetVisible):
    def actives(self, jour: datetime.date | None = None) -> "InterventionQuerySet":
        jour = jour or timezone.localdate()
        return self.filter(Q(fin__isnull=True) | Q(fin__gte=jour), debut__lte=jour)

    def visible_par(self, agent: Agent) -> Self:
        return self.filter(parcours__in=Parcours.objects.visible_par(agent).values("id"))

    def quittees_par(self, agent: Agent) -> "InterventionQuerySet":
        """What the agent's structure carried on the pathways it has wholly left, since less than the dated rule.

        A door of its own: it opens the structure's own past follow-ups (``SuiviQuerySet.quittes_par``), no dossier.
        """
        jour = timezone.localdate()
        encore = interventions_de(agent, jour).filter(parcours=OuterRef("parcours"))
        return self.alias(lue_jusqu_au=terme("fin", "ACCES_APRES_INTERVENTION")).filter(
            ~Exists(encore),
            structure__in=agent.structures(*ACCOMPAGNENT),
            fin__lt=jour,
            lue_jusqu_au__gte=jour,
        )


class Intervention(ModeleDate):
    parcours = models.ForeignKey("parcours.Parcours", on_delete=models.CASCADE, related_name="interventions")
    departement = champ_departement()
    structure = models.ForeignKey("acteurs.Structure", on_delete=models.PROTECT, related_name="interventions")
    pilier = models.CharField("pilier", max_length=10, choices=Pilier)
    debut = models.DateField("depuis le", default=timezone.localdate)
    fin = models.DateField("jusqu'au", null=True, blank=True)

    objects = InterventionQuerySet.as_manager()

    class Meta:
        ordering = ["pilier", "debut"]
        indexes = [
            models.Index(
                fields=["structure", "parcours"], condition=Q(fin__isnull=True), name="intervention_structure_ouverte"
            ),
            models.Index(
                fields=["structure", "fin"], condition=Q(fin__isnull=False), name="intervention_structure_finie"
            ),
        ]
        constraints = [
            dates_coherentes("intervention_dates_coherentes"),
            models.UniqueConstraint(
                fields=["parcours", "structure", "pilier"],
                condition=Q(fin__isnull=True),
                name="intervention_une_seule_active",
                violation_error_message="Cette structure intervient déjà sur ce pilier.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.structure} — {self.get_pilier_display()}"

    def active_le(self, jour) -> bool:
        return self.debut <= jour and (self.fin is None or self.fin >= jour)


class Referent(ModeleDate):
    """A caseworker of the pathway: an account, or only the name found in an imported file."""

    parcours = models.ForeignKey("parcours.Parcours", on_delete=models.CASCADE, related_name="referents")
    departement = champ_departement()
    agent = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    nom_libre = models.CharField("nom", max_length=100, blank=True)
    structure = models.ForeignKey(
        "acteurs.Structure", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    principal = models.BooleanField("référent principal", default=True)
    # What an AGIR caseworker carries in the pair.
    role_binome = models.CharField("place dans le binôme AGIR", max_length=8, choices=RoleBinome, blank=True)
    debut = models.DateField("depuis le", default=timezone.localdate)
    fin = models.DateField("jusqu'au", null=True, blank=True)

    class Meta:
        verbose_name = "référent"
        ordering = ["-principal", "debut"]
        constraints = [
            dates_coherentes("referent_dates_coherentes"),
            models.UniqueConstraint(
                fields=["parcours"],
                condition=Q(principal=True, fin__isnull=True),
                name="referent_un_seul_principal",
                violation_error_message="Ce parcours a déjà un référent principal.",
            ),
            models.UniqueConstraint(
                fields=["parcours", "role_binome"],
                condition=~Q(role_binome="") & Q(fin__isnull=True),
                name="referent_binome_une_place",
                violation_error_message="Cette place du binôme est déjà prise.",
            ),
            models.CheckConstraint(
                condition=Q(agent__isnull=False) | ~Q(nom_libre=""),
                name="referent_nomme",
                violation_error_message="Indiquez qui est le référent.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.agent) if self.agent_id else self.nom_libre
