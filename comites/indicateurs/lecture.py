"""Who reads the figures: exact ones, or ones under statistical secrecy."""

import datetime
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied

from acteurs.nomenclatures import Role
from cirj.socle.secret import seuil_interne, seuil_public


@dataclass(frozen=True)
class Lecture:
    """``seuil``: the smallest count shown (0: all). ``base_arrondi``: multiple to which counts go in part of a year.

    Whoever is not entitled to the lists chooses neither the place nor the people (``filtres``): two filters would give
    a small count by subtraction. She chooses a calendar year; while it runs, its figures are rounded, because those of
    two days, or of a part and of the whole, would too.
    """

    seuil: int = 0
    base_arrondi: int = 0
    filtres: bool = True

    @classmethod
    def de(cls, agent, departement: str) -> "Lecture":
        """Return how ``agent`` reads the figures of ``departement``; raise ``PermissionDenied`` without that right."""
        if agent.departement_coordonne(departement):
            return cls()
        if agent.a_role(Role.PREFECTURE, departement=departement):
            seuil = seuil_interne()
            return cls(seuil, base_arrondi=seuil, filtres=False)
        raise PermissionDenied("Les chiffres du département se lisent à la coordination et à la préfecture.")

    @classmethod
    def publique(cls) -> "Lecture":
        """Return the reading of what leaves the house: the annual report."""
        return cls(seuil_public(), base_arrondi=seuil_interne(), filtres=False)

    def arret(self, jour: datetime.date) -> datetime.date:
        """Return the day the figures read on ``jour`` stop at."""
        if self.exacte:
            return jour
        premier_mois = 3 * ((jour.month - 1) // 3) + 1
        return jour.replace(month=premier_mois, day=1) - datetime.timedelta(days=1)

    @property
    def dernier_secret(self) -> int:
        """The largest count that is hidden."""
        return self.seuil - 1

    @property
    def exacte(self) -> bool:
        return self.seuil < 2
