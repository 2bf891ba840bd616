"""The clock of an AGIR pathway: months used out of the rule's, suspensions, the term they push.

The rule chosen: the term is the day of entry, plus the months of the rule ``AGIR_TERME`` in calendar months, plus one day
for each suspended day. A suspension counts from its first day to the day of coming back, excluded; one whose end is known
counts whole, even to come; one under way counts to today, and pushes the term one day every day.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from cirj.socle import regles
from cirj.socle.calendrier import ajouter_mois, en_francais
from cirj.socle.models import RegleMetier


def jours_suspendus(periodes: Iterable[tuple[datetime.date, datetime.date | None]], jour: datetime.date) -> int:
    """Return the suspended days of ``periodes`` (first day, day of coming back or None)."""
    return sum(max(((fin or max(jour, debut)) - debut).days, 0) for debut, fin in periodes)


def terme(entree: datetime.date, regle: RegleMetier, suspendus: int) -> datetime.date:
    """Return the last day that the programme may reach."""
    return regles.decaler(entree, regle) + datetime.timedelta(days=suspendus)


@dataclass(frozen=True)
class Horloge:
    """``jour``: the day it is read, the day of exit once the person has left."""

    entree: datetime.date
    regle: RegleMetier
    suspensions: tuple
    jour: datetime.date

    @classmethod
    def lire(cls, agir, suspensions: Iterable, regle: RegleMetier | None = None, jour=None) -> "Horloge":
        """Return the clock of ``agir``, which has entered; ``jour`` (today) stops at the exit."""
        jour = jour or timezone.localdate()
        if agir.parcours.fin is not None:
            jour = min(jour, agir.parcours.fin)
        regle = regle or regles.regle("AGIR_TERME", agir.entree_le)
        return cls(agir.entree_le, regle, tuple(suspensions), max(jour, agir.entree_le))

    @property
    def duree(self) -> int:
        """Months of the rule."""
        return int(self.regle.valeur)

    @property
    def suspendus(self) -> int:
        return jours_suspendus(((s.debut, s.fin) for s in self.suspensions), self.jour)

    @property
    def terme(self) -> datetime.date:
        return terme(self.entree, self.regle, self.suspendus)

    @property
    def consommes(self) -> int:
        """Whole months used up to ``jour``, the suspended days that have passed left out."""
        passes = jours_suspendus(
            ((s.debut, min(s.fin or self.jour, self.jour)) for s in self.suspensions if s.debut < self.jour), self.jour
        )
        vecu = self.jour - datetime.timedelta(days=passes)
        mois = max((vecu.year - self.entree.year) * 12 + vecu.month - self.entree.month, 0)
        while mois and ajouter_mois(self.entree, mois) > vecu:
            mois -= 1
        return mois

    @property
    def en_pause(self):
        """The suspension under way, or None."""
        return next(
            (s for s in self.suspensions if s.debut <= self.jour and (s.fin is None or s.fin > self.jour)), None
        )

    def __str__(self) -> str:
        """Return « 14 mois consommés sur 24, suspendu du 3 mars au 1er mai 2026 »."""
        morceaux = [f"{self.consommes} mois consommé{'s' if self.consommes > 1 else ''} sur {self.duree}"]
        morceaux += [
            f"suspendu du {en_francais(s.debut)} au {en_francais(s.fin)}"
            if s.fin
            else f"suspendu depuis le {en_francais(s.debut)}"
            for s in self.suspensions
        ]
        return ", ".join(morceaux)
