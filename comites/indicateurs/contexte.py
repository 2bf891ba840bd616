"""A filter with the dated rules it needs, read once."""

import datetime
from dataclasses import dataclass

from cirj.socle.models import RegleMetier
from cirj.socle.regles import RegleAbsente
from comites.indicateurs.filtre import Filtre


@dataclass(frozen=True)
class Contexte:
    """What the definition of an indicator receives."""

    filtre: Filtre
    regles: tuple[RegleMetier, ...]

    def regle(self, code: str, jour: datetime.date | None = None) -> RegleMetier:
        """Return the row of ``code`` in force on ``jour`` (the last day looked at by default)."""
        jour = jour or self.filtre.b
        for regle in self.toutes(code):
            if regle.valable_du <= jour and (regle.valable_au is None or jour <= regle.valable_au):
                return regle
        raise RegleAbsente(f"La règle {code} n'a pas de valeur au {jour:%d/%m/%Y}.")

    def toutes(self, code: str) -> list[RegleMetier]:
        """Return every row of ``code``, past ones included."""
        return [regle for regle in self.regles if regle.code == code]

    def duree(self, code: str) -> str:
        """Return the rule's duration as PostgreSQL writes it: « 2 months » adds calendar months, as the law counts."""
        regle = self.regle(code)
        return f"{int(regle.valeur)} {UNITES[regle.unite]}"


UNITES = {"jours": "days", "mois": "months", "ans": "years"}


def charger_regles() -> tuple[RegleMetier, ...]:
    """Read all the dated rules: one query, whatever the indicators."""
    return tuple(RegleMetier.objects.all())
