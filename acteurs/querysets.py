"""Doors of the actors' floor: who sees which structure, account, initiative."""

import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from acteurs.nomenclatures import Role
from cirj.socle.acces import QuerySetVisible
from cirj.socle.noms import sans_accents


def en_vigueur(prefixe: str = "", jour: datetime.date | None = None) -> Q:
    """Return the one rule of an assignment in force on ``jour`` (today), on the relation ``prefixe`` (« affectations__ »).

    From its first day, ``debut``, to the day before ``fin``: ended today, it is over. ``acces.affectation()`` says the
    same in the database; a test compares them on dates drawn at random.
    """
    jour = jour or timezone.localdate()
    return (Q(**{f"{prefixe}fin__isnull": True}) | Q(**{f"{prefixe}fin__gt": jour})) & Q(
        **{f"{prefixe}debut__lte": jour}
    )


class StructureQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "StructureQuerySet":
        """The directory of a department is open to whoever works in it."""
        return self.filter(departement__in=agent.departements())

    def proposees_a(self, agent, departement: str) -> "StructureQuerySet":
        """Those a form about a person offers to ``agent``: the active ones of the department.

        Revealing names only to the coordination and to the structure itself: beside a person's name, even a list of
        choices that was cut down to a few would tell.
        """
        offertes = self.filter(departement=departement, active=True)
        if agent.departement_coordonne(departement):
            return offertes
        return offertes.filter(Q(revelatrice=False) | Q(pk__in=agent.structures()))


class AgentQuerySet(models.QuerySet):
    def en_activite(self, *, jour: datetime.date | None = None, **affectation) -> "AgentQuerySet":
        """Open accounts with an assignment in force on ``jour`` (today), itself filtered by ``affectation``.

        ``en_activite(departement="39", role__in=[…])``: who may be given something to do.
        """
        siennes = self.model.affectations.rel.related_model.objects.actives(jour)
        return self.filter(Exists(siennes.filter(**affectation).filter(agent=OuterRef("pk"))), is_active=True)


class AffectationQuerySet(QuerySetVisible):
    def actives(self, jour: datetime.date | None = None) -> "AffectationQuerySet":
        """Those in force on ``jour`` (today); the day of the end no longer counts."""
        return self.filter(en_vigueur(jour=jour))

    def non_terminees(self, jour: datetime.date | None = None) -> "AffectationQuerySet":
        """Those in force on ``jour`` (today), and those that have yet to begin."""
        return self.filter(Q(fin__isnull=True) | Q(fin__gt=jour or timezone.localdate()))

    def visible_par(self, agent) -> "AffectationQuerySet":
        """Coordination and administration see their department's; a head of structure, the structure's."""
        return self.filter(
            Q(departement__in=agent.departements(Role.COORDINATION, Role.ADMINISTRATION))
            | Q(structure__in=agent.structures(Role.RESPONSABLE))
        )


class InvitationQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "InvitationQuerySet":
        return self.filter(departement__in=agent.departements(Role.COORDINATION, Role.ADMINISTRATION))

    def en_attente(self) -> "InvitationQuerySet":
        """Neither accepted nor withdrawn; the expired ones too, since they can be sent again."""
        return self.filter(acceptee_le__isnull=True, annulee_le__isnull=True)


class InitiativeQuerySet(QuerySetVisible):
    def visible_par(self, agent) -> "InitiativeQuerySet":
        """The catalogue is common to all departments and names nobody."""
        return self.all() if agent.is_authenticated else self.none()

    def chercher(self, texte: str) -> "InitiativeQuerySet":
        """Find by words anywhere in the sheet, whatever the accents."""
        for mot in sans_accents(texte).split():
            self = self.filter(recherche__contains=mot)
        return self

    def du_departement(self, code: str) -> "InitiativeQuerySet":
        """Initiatives of department ``code``, and the national ones, which concern every department."""
        return self.filter(Q(departements__contains=[code]) | Q(nationale=True))

    def ouvertes_a(self, age: int) -> "InitiativeQuerySet":
        """Initiatives whose declared ages, when there are some, admit ``age``."""
        return self.filter(Q(age_min__isnull=True) | Q(age_min__lte=age), Q(age_max__isnull=True) | Q(age_max__gte=age))

    def du_theme(self, theme: str) -> "InitiativeQuerySet":
        """Initiatives of a theme, those whose main theme it is first."""
        principal = models.Case(models.When(themes__0=theme, then=0), default=1, output_field=models.IntegerField())
        return self.filter(themes__contains=[theme]).order_by(principal, "recherche")

    def avec_resultats(self) -> "InitiativeQuerySet":
        return self.prefetch_related(models.Prefetch("resultats"))
