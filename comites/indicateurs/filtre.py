"""What is being looked at: one object, from which every figure, list and report section is evaluated."""

import datetime
from dataclasses import dataclass, field, replace

from django.utils import timezone

from acteurs.nomenclatures import Pilier
from cirj.socle.calendrier import ajouter_mois, en_francais
from cirj.socle.noms import au_lieu
from parcours.nomenclatures import Programme


@dataclass(frozen=True)
class Filtre:
    """A department, a period ``[debut; fin]`` (both days included), and the people kept.

    ``arrete_le`` is the day the figures are read: a period still running stops there. ``pilier`` keeps the pathways on
    which a structure carries that pillar during the period, and the blockages of that pillar.
    """

    departement: str
    debut: datetime.date
    fin: datetime.date
    arrete_le: datetime.date = field(default_factory=timezone.localdate)
    epci: str = ""
    commune: str = ""
    programme: str = ""
    nationalite: str = ""
    pilier: str = ""

    @classmethod
    def annuel(cls, departement: str, annee: int, **autres) -> "Filtre":
        """Return the filter of a calendar year."""
        return cls(departement, datetime.date(annee, 1, 1), datetime.date(annee, 12, 31), **autres)

    @property
    def a(self) -> datetime.date:
        """First day looked at."""
        return self.debut

    @property
    def b(self) -> datetime.date:
        """Last day looked at: the end of the period, or the day of reading when the period still runs."""
        return max(self.debut, min(self.fin, self.arrete_le))

    @property
    def annee(self) -> int:
        return self.debut.year

    @property
    def en_cours(self) -> bool:
        """The period is not over on the day of reading."""
        return self.arrete_le < self.fin

    @property
    def entiere(self) -> bool:
        """What is looked at is a whole calendar year."""
        bornes = (self.a.month, self.a.day, self.b.month, self.b.day)
        return bornes == (1, 1, 12, 31) and self.a.year == self.b.year

    def avec(self, **champs) -> "Filtre":
        return replace(self, **champs)

    def precedent(self) -> "Filtre":
        """Return the same period one year before: a running year is compared with the same days of the last one."""
        return replace(
            self, debut=ajouter_mois(self.debut, -12), fin=ajouter_mois(self.b, -12), arrete_le=self.arrete_le
        )

    def phrase_periode(self) -> str:
        """Return « du 1er janv. au 21 nov. 2026 », or « en 2025 » for a whole year."""
        if self.entiere:
            return f"en {self.annee}"
        return f"du {_jour(self.debut)} au {_jour(self.b)} {self.b.year}"

    def phrase(self, noms: dict[str, str]) -> str:
        """Return what is looked at, in words; ``noms`` gives the names of the department, EPCI, commune, nationality."""
        morceaux = [f"Personnes accompagnées dans le département {noms['departement']}, {self.phrase_periode()}"]
        if self.commune:
            morceaux.append(f"habitant {au_lieu(noms['commune'])}")
        elif self.epci:
            morceaux.append(f"habitant dans l'intercommunalité {noms['epci']}")
        if self.programme:
            morceaux.append(f"dans le programme « {Programme(self.programme).label} »")
        if self.pilier:
            morceaux.append(f"sur le pilier « {Pilier(self.pilier).label} »")
        if self.nationalite:
            morceaux.append(f"de nationalité : {noms['nationalite']}")
        return ", ".join(morceaux) + "."


def _jour(jour: datetime.date) -> str:
    return en_francais(jour, "j F")
