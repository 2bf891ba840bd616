"""A rule as its page tells it: the value in force, those that were, those to come; two units of one criterion together."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404
from django.utils import timezone

from cirj.socle.models import RegleMetier
from cirj.socle.noms import sans_accents
from cirj.socle.regles_connues import REGLES_CONNUES, RegleConnue, du_critere


@dataclass(frozen=True)
class Valeur:
    """One row in words."""

    ligne: RegleMetier
    connue: RegleConnue

    @property
    def mots(self) -> str:
        return self.connue.dire(self.ligne.valeur)

    @property
    def veille(self) -> datetime.date:
        """The last day before it."""
        return self.ligne.valable_du - datetime.timedelta(days=1)

    @property
    def a_venir(self) -> bool:
        return self.ligne.valable_du > timezone.localdate()

    @property
    def passee(self) -> bool:
        return self.ligne.valable_au is not None and self.ligne.valable_au < timezone.localdate()


@dataclass(frozen=True)
class Critere:
    """``connues``: the codes that say it, the one it is shown under first; ``valeurs``: every row, the oldest first."""

    connues: tuple[RegleConnue, ...]
    valeurs: tuple[Valeur, ...]

    @property
    def code(self) -> str:
        return self.connues[0].code

    @property
    def libelle(self) -> str:
        return self.connues[0].libelle

    @property
    def plusieurs_unites(self) -> bool:
        return len(self.connues) > 1

    @property
    def actuelle(self) -> Valeur | None:
        return self.au(timezone.localdate())

    @property
    def a_venir(self) -> list[Valeur]:
        return [valeur for valeur in self.valeurs if valeur.a_venir]

    @property
    def passees(self) -> list[Valeur]:
        """The latest first."""
        return [valeur for valeur in reversed(self.valeurs) if valeur.passee]

    def au(self, jour: datetime.date) -> Valeur | None:
        """Return the value in force on ``jour``; None when no row covers it."""
        for valeur in self.valeurs:
            ligne = valeur.ligne
            if ligne.valable_du <= jour and (ligne.valable_au is None or jour <= ligne.valable_au):
                return valeur
        return None

    def apres(self, jour: datetime.date) -> Valeur | None:
        """Return the first value that begins after ``jour``."""
        return next((valeur for valeur in self.valeurs if valeur.ligne.valable_du > jour), None)


def par_theme() -> dict[str, list[Critere]]:
    """Return every criterion under its theme, themes in the order of the alphabet, in one query."""
    lignes = list(RegleMetier.objects.all())
    themes: dict[str, list[Critere]] = {}
    for connue in REGLES_CONNUES.values():
        if not connue.critere:
            themes.setdefault(connue.theme, []).append(_critere(connue.code, lignes))
    return dict(sorted(themes.items(), key=lambda theme: sans_accents(theme[0])))


def trouver_critere(code: str) -> Critere:
    """Return the criterion shown under ``code``; 404 when there is none."""
    connue = REGLES_CONNUES.get(code)
    if connue is None or connue.critere:
        raise Http404
    codes = [regle.code for regle in du_critere(code)]
    return _critere(code, RegleMetier.objects.filter(code__in=codes))


def _critere(code: str, lignes: Iterable[RegleMetier]) -> Critere:
    connues = {regle.code: regle for regle in du_critere(code)}
    siennes = sorted((ligne for ligne in lignes if ligne.code in connues), key=lambda ligne: ligne.valable_du)
    return Critere(tuple(connues.values()), tuple(Valeur(ligne, connues[ligne.code]) for ligne in siennes))
