"""The appointments and dates of « Mon parcours »: one small source for each kind.

A source takes the dossier as an agent reads it and returns what that agent may print. To add one: write the function,
put it in ``SOURCES``, and its wording (``date_<genre>``) in each file of ``textes/``.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.utils import timezone

from acteurs.nomenclatures import Pilier
from cirj.socle.calendrier import Precision
from parcours.dossier import Dossier
from parcours.nomenclatures import FamilleEmploi


@dataclass(frozen=True)
class DatePrevue:
    """``genre``: the wording is ``date_<genre>``. ``ou``, ``telephone``: as they are written in France."""

    genre: str
    jour: datetime.date
    heure: datetime.time | None = None
    ou: str = ""
    telephone: str = ""

    @property
    def cle(self) -> str:
        return f"date_{self.genre}"


#: Deadlines of the law that the person acts upon herself; the others are her caseworker's business.
_LES_SIENNES = {
    "RENOUV_TITRE_OUVERTURE": "titre_ouverture",
    "RENOUV_TITRE_LIMITE": "titre_limite",
    "FIN_TITRE": "titre_fin",
    "ECHANGE_PERMIS": "permis",
    "PT_FIN": "protection_fin",
    "FIN_CONTRAT": "fin_contrat",
}


def echeances_legales(dossier: Dossier) -> list[DatePrevue]:
    """Residence permit, driving licence, temporary protection, contracts and courses that end."""
    return [DatePrevue(_LES_SIENNES[e.code], e.date) for e in dossier.echeances if e.code in _LES_SIENNES]


_COMMENCENT = {FamilleEmploi.CONTRAT, FamilleEmploi.FORMATION}


def contrats_a_venir(dossier: Dossier) -> list[DatePrevue]:
    """Contracts and courses that begin on a known day."""
    if Pilier.EMPLOI not in dossier.lus:
        return []
    a_venir = {"date__gte": timezone.localdate(), "date_precision": Precision.JOUR}
    prevus = dossier.personne.situationemplois.filter(**a_venir)
    return [DatePrevue("debut_contrat", s.date, ou=s.organisme) for s in prevus if s.famille in _COMMENCENT]


SOURCES: list[Callable[[Dossier], list[DatePrevue]]] = [echeances_legales, contrats_a_venir]


def dates_prevues(dossier: Dossier) -> list[DatePrevue]:
    """Return what is to come, the nearest first."""
    jour = timezone.localdate()
    trouvees = [prevue for source in SOURCES for prevue in source(dossier) if prevue.jour >= jour]
    return sorted(trouvees, key=lambda d: (d.jour, d.heure or datetime.time.min, d.genre))
