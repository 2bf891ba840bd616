"""A decision: who does what before when, the effect expected, and the effect observed."""

import datetime
from typing import Self

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from acteurs.equipe.habilitations import PORTENT
from acteurs.models import Agent
from acteurs.nomenclatures import ACCOMPAGNENT, Role
from cirj.socle import regles
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate
from parcours.commun.confidentialite import nom_structure
from parcours.models import PointBlocage
from parcours.models.base import champ_departement


class DecisionQuerySet(QuerySetVisible):
    def visible_par(self, agent: Agent) -> Self:
        """Coordination, the structure entrusted with it until a delay after it is done, who carries the blocked pillar."""
        confiees = Q(structure__in=agent.structures(*ACCOMPAGNENT))
        if agent.accompagne:
            recentes = Q(realisee_le__gte=regles.limite_passee("DECISION_LECTURE"))
            confiees &= Q(realisee_le__isnull=True) | recentes
        return self.filter(
            Q(blocage__departement__in=agent.departements(Role.COORDINATION))
            | confiees
            | Q(blocage__in=PointBlocage.objects.visible_par(agent).values("id"))
        )

    def a_realiser(self) -> "DecisionQuerySet":
        return self.filter(realisee_le__isnull=True)

    def en_retard(self, jour: datetime.date | None = None) -> "DecisionQuerySet":
        return self.a_realiser().filter(echeance__lt=jour or timezone.localdate())

    def portees_par(self, agent: Agent) -> "DecisionQuerySet":
        """Decisions that ``agent`` must carry: named, or entrusted to a structure the agent acts for."""
        siennes = agent.structures(*PORTENT)
        return self.filter(Q(responsable=agent.pk) | Q(responsable__isnull=True, structure__in=siennes))


class Decision(ModeleDate):
    point = models.ForeignKey("comites.PointOrdreDuJour", on_delete=models.PROTECT, related_name="decisions")
    departement = champ_departement()
    # Repeated from the agenda item: the decision is read from the dossier as often as from the session.
    blocage = models.ForeignKey("parcours.PointBlocage", on_delete=models.PROTECT, related_name="decisions")
    quoi = models.CharField("ce qui est décidé", max_length=500)
    structure = models.ForeignKey("acteurs.Structure", on_delete=models.PROTECT, related_name="+")
    responsable = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    echeance = models.DateField("pour le")
    effet_attendu = models.CharField("effet attendu", max_length=300, blank=True)
    prise_le = models.DateField("décidé le", default=timezone.localdate)
    vue_le = models.DateTimeField("vue par son responsable le", null=True, blank=True)
    realisee_le = models.DateField("réalisée le", null=True, blank=True)
    effet_observe = models.CharField("effet observé", max_length=500, blank=True)
    # Drawn by the form: sending it twice decides once, and a draft that arrives late is known to be already decided.
    jeton_saisie = models.UUIDField(null=True, blank=True, unique=True, editable=False)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "décision"
        ordering = ["echeance"]
        constraints = [
            models.CheckConstraint(
                condition=Q(realisee_le__isnull=True) | ~Q(effet_observe=""),
                name="decision_realisee_avec_effet",
                violation_error_message="Dites l'effet observé pour clore la décision.",
            ),
            models.CheckConstraint(
                condition=Q(echeance__gte=models.F("prise_le")),
                name="decision_echeance_apres_prise",
                violation_error_message="L'échéance précède la décision.",
            ),
            models.CheckConstraint(
                condition=Q(realisee_le__isnull=True) | Q(realisee_le__gte=models.F("prise_le")),
                name="decision_realisee_apres_prise",
                violation_error_message="Une décision ne peut pas être réalisée avant d'avoir été prise.",
            ),
        ]

    def __str__(self) -> str:
        return self.quoi

    def get_absolute_url(self) -> str:
        return reverse("decision", args=[self.pk])

    @property
    def qui(self) -> str:
        """Who carries the decision, for people to read."""
        return self._qui(str(self.structure))

    def qui_pour(self, agent: Agent) -> str:
        """The same as ``agent`` may read it: a revealing name only for the coordination and the structure itself."""
        ouvert = self.structure_id in agent.structures() or agent.departement_coordonne(self.structure.departement_id)
        return self._qui(nom_structure(self.structure, ouvert))

    @property
    def qui_au_dehors(self) -> str:
        """The same for what leaves the application: no revealing name, whoever sends it."""
        return self._qui(nom_structure(self.structure, ouvert=False))

    def _qui(self, structure: str) -> str:
        return f"{self.responsable}, {structure}" if self.responsable_id else structure

    @property
    def en_retard(self) -> bool:
        return self.realisee_le is None and self.echeance < timezone.localdate()

    def est_portee_par(self, agent: Agent) -> bool:
        """Say whether ``agent`` carries it: named, or acting for the structure when nobody is named."""
        if self.responsable_id:
            return self.responsable_id == agent.pk
        return self.structure_id in agent.structures(*PORTENT)

    def peut_etre_close_par(self, agent: Agent) -> bool:
        """The structure that carries it (a colleague may report for another), and the coordination."""
        return (
            agent.departement_coordonne(self.blocage.departement_id)
            or self.est_portee_par(agent)
            or self.structure_id in agent.structures(*ACCOMPAGNENT)
        )

    def marquer_vue(self, agent: Agent) -> None:
        """Note the first time its carrier opens it."""
        if self.vue_le is None and self.est_portee_par(agent):
            self.vue_le = timezone.now()
            Decision.objects.filter(pk=self.pk, vue_le__isnull=True).update(vue_le=self.vue_le)

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Save, and tell the blockage that a committee decided."""
        self.blocage_id = self.point.blocage_id
        super().save(*args, **kwargs)
        self.blocage.constater_decision(self.prise_le)

    @transaction.atomic
    def clore(self, jour, effet: str, leve_le_blocage: bool) -> None:
        """Close with the effect observed; the blockage is lifted when ``leve_le_blocage``.

        Raise ``ValidationError``, in French, when it is closed already or when a date or the effect is missing.
        """
        self.refresh_from_db(from_queryset=Decision.objects.select_for_update(of=("self",)))
        if self.realisee_le is not None:
            raise ValidationError("Cette décision vient d'être close par quelqu'un d'autre.")
        self.realisee_le, self.effet_observe = jour, effet
        self.full_clean()
        self.save()
        if leve_le_blocage and self.blocage.tenir_ouvert():
            self.blocage.lever(jour, effet)
