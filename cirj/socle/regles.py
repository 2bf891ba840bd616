"""Reading the dated rules: ``nombre("AGIR_TERME")``, ``echeance("AGIR_TERME", entree)``."""

import datetime
from collections.abc import Iterable

from django.utils import timezone

from cirj.socle import regles_lues
from cirj.socle.calendrier import ajouter_mois, fin_de_mois
from cirj.socle.models import RegleMetier


class RegleAbsente(LookupError):
    """No row of this rule covers the day asked for."""


def en_vigueur(code: str, lignes: Iterable[RegleMetier], jour: datetime.date) -> RegleMetier:
    """Return, among the rows of ``code``, the one in force on ``jour``; raise ``RegleAbsente``.

    Before the first row, the first row: somebody protected in 2012 is followed too, by the oldest value known.
    """
    connues = sorted(lignes, key=lambda ligne: ligne.valable_du)
    if connues and jour < connues[0].valable_du:
        return connues[0]
    for ligne in connues:
        if ligne.valable_du <= jour and (ligne.valable_au is None or jour <= ligne.valable_au):
            return ligne
    raise RegleAbsente(f"La règle {code} n'a pas de valeur au {jour:%d/%m/%Y}.")


def regle(code: str, jour: datetime.date | None = None) -> RegleMetier:
    """Return the row of ``code`` in force on ``jour`` (today by default); raise ``RegleAbsente``."""
    return en_vigueur(code, regles_lues.lignes(code), jour or timezone.localdate())


def nombre(code: str, jour: datetime.date | None = None) -> int:
    """Return the value of a numeric rule, in the rule's own unit."""
    return int(regle(code, jour).valeur)


def date(code: str, jour: datetime.date | None = None) -> datetime.date:
    """Return the value of a rule whose unit is a date."""
    return datetime.date.fromisoformat(regle(code, jour).valeur)


def decaler(depart: datetime.date, trouvee: RegleMetier, sens: int = 1) -> datetime.date:
    """Return ``depart`` moved by the rule's duration, in calendar months (never blocks of 30 days)."""
    valeur = sens * int(trouvee.valeur)
    if trouvee.unite == "jours":
        return depart + datetime.timedelta(days=valeur)
    return ajouter_mois(depart, valeur * (12 if trouvee.unite == "ans" else 1))


def echeance(code: str, depart: datetime.date) -> datetime.date:
    """Return the deadline that the rule in force at ``depart`` sets."""
    return decaler(depart, regle(code, depart))


def limite_passee(code: str, jour: datetime.date | None = None) -> datetime.date:
    """Return the first day that is not overdue yet on ``jour``: what is before it is."""
    jour = jour or timezone.localdate()
    return _premier_jour_tenu(regle(code, jour), jour)


def _premier_jour_tenu(trouvee: RegleMetier, jour: datetime.date) -> datetime.date:
    """Return the first departure whose deadline is not before ``jour``.

    Subtracting is not enough at the end of a month: two months before 30 April is 28 February, whose own deadline,
    28 April, is over.
    """
    depart = decaler(jour, trouvee, -1)
    while decaler(depart, trouvee) < jour:
        depart += datetime.timedelta(days=1)
    return depart


def fin_maintien_dna(notification: datetime.date) -> datetime.date:
    """Return the maintained-stay date: end of the month of notification + 3 months (docs/domaine.md §4)."""
    return fin_de_mois(decaler(fin_de_mois(notification), regle("FIN_MAINTIEN_DNA", notification)))


class Bareme:
    """The rules of ``codes`` read in one query, for lists: no further query whatever the number of rows."""

    def __init__(self, *codes: str, lignes: Iterable[RegleMetier] | None = None):
        """``lignes``: the rows themselves, when they were read with something else."""
        self._lignes: dict[str, list[RegleMetier]] = {}
        for ligne in regles_lues.lignes(*codes) if lignes is None else lignes:
            self._lignes.setdefault(ligne.code, []).append(ligne)

    def regle(self, code: str, jour: datetime.date) -> RegleMetier:
        """Return the row of ``code`` in force on ``jour``; raise ``RegleAbsente``."""
        return en_vigueur(code, self._lignes.get(code, []), jour)

    def date(self, code: str, jour: datetime.date) -> datetime.date:
        """Return the value of a rule whose unit is a date."""
        return datetime.date.fromisoformat(self.regle(code, jour).valeur)

    def liste(self, code: str, jour: datetime.date) -> list[str]:
        """Return the codes that a rule lists, nothing when no row covers ``jour``: what no rule says is not judged."""
        couvrent = (
            ligne
            for ligne in self._lignes.get(code, [])
            if ligne.valable_du <= jour and (ligne.valable_au is None or jour <= ligne.valable_au)
        )
        return next((ligne.valeur.split() for ligne in couvrent), [])

    def echeance(self, code: str, depart: datetime.date, sens: int = 1) -> datetime.date:
        """Return the deadline that the rule in force at ``depart`` sets; before it when ``sens`` is -1."""
        return decaler(depart, self.regle(code, depart), sens)

    def limite_passee(self, code: str, jour: datetime.date) -> datetime.date:
        """Return the first day that is not overdue yet on ``jour``: what is before it is."""
        return _premier_jour_tenu(self.regle(code, jour), jour)

    def departs(self, code: str, du: datetime.date, au: datetime.date) -> tuple[datetime.date, datetime.date]:
        """Return the days between which a departure may fall whose deadline is from ``du`` to ``au``.

        Wide on purpose (a value of the rule may change, a date may be known to the year only): it bounds what is read.
        """
        lignes = self._lignes.get(code, [])
        marge = datetime.timedelta(days=31)
        return (
            min((decaler(du, ligne, -1) for ligne in lignes), default=du) - datetime.timedelta(days=366) - marge,
            max((decaler(au, ligne, -1) for ligne in lignes), default=au) + marge,
        )
