"""An exit as people write it: a date, words around a date (« sorti le 30/06/2026 »), or a tick."""

import re

from parcours.importation.coches import coche
from parcours.importation.contexte import Contexte
from parcours.importation.dates import DE_SEMAINE, SANS_DATE, DateRefusee, lire_date
from parcours.importation.lecture import Cellule, texte
from parcours.importation.valeur import Lecture

DECES = re.compile(r"\b(?:decede|decedee|dcd|deces|mort|morte|feu)\b")
# With its weekday: what contradicts it is said.
_UNE_DATE = re.compile(
    rf"(?:\b{DE_SEMAINE})?\d{{1,2}}[/.\-]\d{{1,2}}[/.\-]\d{{2,4}}|\d{{1,2}}[/.\-]\d{{2,4}}|\b(?:19|20)\d{{2}}\b",
    re.IGNORECASE,
)


def sortie(cellule: Cellule, contexte: Contexte) -> Lecture:
    """Return when the person left; a tick says that she did, words without a date are asked."""
    ecrit = texte(cellule)
    dit = coche(cellule)
    if dit is not None:
        return Lecture(ecrit, SANS_DATE, "sortie, date inconnue") if dit else Lecture(ecrit, absent="non")
    try:
        lue = lire_date(cellule, contexte.aujourdhui, None, contexte.epoque)
    except DateRefusee as refus:
        dedans = _UNE_DATE.findall(ecrit)
        if len(dedans) == 1 and dedans[0] != ecrit.strip():
            return sortie_ecrite(ecrit, contexte, str(refus))
        return Lecture(ecrit, None, "", str(refus))
    return Lecture(ecrit, lue, str(lue))


def sortie_ecrite(ecrit: str, contexte: Contexte, sinon: str = "") -> Lecture:
    """Return the date that the words hold, or an exit without a date (``sinon``: what is wrong when it cannot be)."""
    for morceau in _UNE_DATE.findall(ecrit):
        try:
            lue = lire_date(morceau, contexte.aujourdhui, None, contexte.epoque)
        except DateRefusee as refus:
            return Lecture(ecrit, None, "", str(refus))
        return Lecture(ecrit, lue, f"sortie : {lue}")
    return Lecture(ecrit, None, "", sinon) if sinon else Lecture(ecrit, SANS_DATE, "sortie, date inconnue")
