"""Who acts for which structure, as what, in which department, from when to when."""

import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from acteurs.nomenclatures import Role
from cirj.socle.acces import QuerySetVisible
from cirj.socle.models import ModeleDate

if TYPE_CHECKING:
    from acteurs.models.agent import Agent


def en_vigueur(prefixe: str = "", jour: datetime.date | None = None) -> Q:
    """Return the one rule of an assignment in force on ``jour`` (today), on the relation ``prefixe`` (« affectations__ »).

    From its first day, ``debut``, to the day before ``fin``: ended today, it is over. ``acces.affectation()`` says the
    same in the database; a test compares them on dates drawn at random.
    """
    jour = jour or timezone.localdate()
    return (Q(**{f"{prefixe}fin__isnull": True}) | Q(**{f"{prefixe}fin__gt": jour})) & Q(
        **{f"{prefixe}debut__lte": jour}
    )


class AffectationQuerySet(QuerySetVisible):
    def actives(self, jour: datetime.date | None = None) -> "AffectationQuerySet":
        """Those in force on ``jour`` (today); the day of the end no longer counts."""
        return self.filter(en_vigueur(jour=jour))

    def non_terminees(self, jour: datetime.date | None = None) -> "AffectationQuerySet":
        """Those in force on ``jour`` (today), and those that have yet to begin."""
        return self.filter(Q(fin__isnull=True) | Q(fin__gt=jour or timezone.localdate()))

    def visible_par(self, agent: "Agent") -> Self:
        """Coordination and administration see their department's; a head of structure, the structure's."""
        return self.filter(
            Q(departement__in=agent.departements(Role.COORDINATION, Role.ADMINISTRATION))
            | Q(structure__in=agent.structures(Role.RESPONSABLE))
        )


class Affectation(ModeleDate):
    """A dated assignment: ended when the agent leaves, never deleted."""

    agent = models.ForeignKey("acteurs.Agent", on_delete=models.PROTECT, related_name="affectations")
    structure = models.ForeignKey("acteurs.Structure", on_delete=models.PROTECT, related_name="affectations")
    departement = models.ForeignKey("acteurs.Departement", on_delete=models.PROTECT, related_name="+")
    role = models.CharField("rôle", max_length=20, choices=Role)
    debut = models.DateField("depuis le", default=timezone.localdate)
    # The day of the end no longer counts: « Mettre fin à l'accès » takes effect at once.
    fin = models.DateField("terminée le", null=True, blank=True)

    objects = AffectationQuerySet.as_manager()

    class Meta:
        ordering = ["-debut"]
        constraints = [
            models.CheckConstraint(
                condition=Q(fin__isnull=True) | Q(fin__gte=F("debut")),
                name="affectation_dates_coherentes",
                violation_error_message="La fin de l'affectation précède son début.",
            ),
            models.UniqueConstraint(
                fields=["agent", "structure", "departement", "role"],
                condition=Q(fin__isnull=True),
                name="affectation_une_seule_active",
                violation_error_message="Cette personne a déjà ce rôle dans cette structure.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agent} — {self.get_role_display()}, {self.structure}"

    @property
    def non_terminee(self) -> bool:
        """It is in force, or has yet to begin."""
        return self.fin is None or self.fin > timezone.localdate()

    @property
    def seule_a_coordonner(self) -> bool:
        """Nobody else coordinates the department without a day that ends it (``departement_garde_sa_coordination``)."""
        if self.role != Role.COORDINATION:
            return False
        autres = Affectation.objects.filter(
            departement_id=self.departement_id, role=self.role, fin__isnull=True, agent__is_active=True
        )
        return not autres.exclude(agent_id=self.agent_id).filter(debut__lte=timezone.localdate()).exists()

    def terminer(self, jour=None) -> bool:
        """End the assignment: ``jour`` (today) is its first day over. Say whether the account, left without any, was closed.

        Raise ``IntegrityError`` when nobody would coordinate the department any more.
        """
        # Ended before its first day, it never begins.
        self.fin = max(jour or timezone.localdate(), self.debut)
        self.save(update_fields=["fin", "modifie_le"])
        dernier = not Affectation.objects.non_terminees().filter(agent_id=self.agent_id).exists()
        if dernier:
            self.agent.fermer()
        else:
            # What she sees must be asked again under the roles that remain.
            self.agent.fermer_sessions()
        return dernier
