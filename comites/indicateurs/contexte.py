"""A filter with the dated rules it needs, read once."""

import datetime
from dataclasses import dataclass

from cirj.socle.models import RegleMetier
from cirj.socle.regles import en_vigueur
from comites.indicateurs.filtre import Filtre


@dataclass(frozen=True)
class Contexte:
    """What the definition of an indicator receives."""

    filtre: Filtre
    regles: tuple[RegleMetier, ...]

    def regle(self, code: str, jour: datetime.date | None = None) -> RegleMetier:
        """Return the row of ``code`` in force on ``jour`` (the last day looked at by default)."""
        return en_vigueur(code, self.toutes(code), jour or self.filtre.b)

    def toutes(self, code: str) -> list[RegleMetier]:
        """Return every row of ``code``, past ones included, the oldest first."""
        return sorted((regle for regle in self.regles if regle.code == code), key=lambda regle: regle.valable_du)

    def duree(self, code: str) -> str:
        """Return the rule's duration as PostgreSQL writes it: « 2 months » adds calendar months, as the law counts."""
        regle = self.regle(code)
        return f"{int(regle.valeur)} {UNITES[regle.unite]}"


UNITES = {"jours": "days", "mois": "months", "ans": "years"}


def charger_regles() -> tuple[RegleMetier, ...]:
    """Read all the dated rules: one query, whatever the indicators."""
    return tuple(RegleMetier.objects.all())
