"""A cell of countries or of languages cut into its names, and into what stands in brackets or after a dash beside them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from parcours.importation.tables import Table

OU = " ou "
#: « CHN ? » in a table: what the word likely says, to be asked (« Tibet »).
A_DEMANDER = " ?"
_HORS_PARENTHESES = r"(?![^()\[\]]*[)\]])"
_ENTRE = re.compile(rf"\s*[,;/+\n]\s*{_HORS_PARENTHESES}")
# What may also be within a name: « Trinité-et-Tobago », « Trinidad & Tobago ».
_ET = re.compile(rf"\s*(?:&|\bet\b)\s*{_HORS_PARENTHESES}")
_PRECISIONS = [
    re.compile(r"(?P<nom>[^()\[\]]+?)\s*[(\[](?P<reste>[^()\[\]]+)[)\]]?"),
    re.compile(r"(?P<nom>.+?)(?:\s+[-–—]\s*|\s*[-–—]\s+|\s*[–—:]\s*)(?P<reste>.+)"),
]
# « Russie-Tchétchénie »: without blanks the dash may be within a name, unless a name stands before it.
_TIRET = re.compile(r"(?P<nom>[^-]+)-(?P<reste>.+)")


@dataclass(frozen=True)
class MotLu:
    """A word and the codes that it may be. ``autre``: it is known elsewhere, as a language beside a country."""

    mot: str
    possibles: tuple[str, ...]
    precision: bool
    sur: bool = False
    autre: bool = False

    @property
    def code(self) -> str:
        return self.possibles[0] if self.sur else ""


def mots(texte: str, formes: Table, noms: dict[str, str]) -> Iterator[tuple[str, bool]]:
    """Yield each word, and whether it makes another one precise."""
    for partie in filter(None, _ENTRE.split(texte)):
        for mot in _parties(partie, formes):
            yield from _precise(mot, formes, noms)


def _precise(mot: str, formes: Table, noms: dict[str, str]) -> Iterator[tuple[str, bool]]:
    if mot in noms or formes.exacte(mot):
        yield mot, False
        return
    coupe = next((trouve for forme in _PRECISIONS if (trouve := forme.fullmatch(mot))), None)
    tiret = _TIRET.fullmatch(mot)
    if coupe is None and tiret and formes.exacte(tiret["nom"]):
        coupe = tiret
    if coupe is None:
        yield mot, False
        return
    yield coupe["nom"].strip(), False
    yield coupe["reste"].strip(), True


def _parties(partie: str, formes: Table) -> Iterator[str]:
    """Cut at each « et » that no name goes over."""
    coupes = [coupe.span() for coupe in _ET.finditer(partie)]
    debuts, fins = [0, *(fin for _, fin in coupes)], [*(debut for debut, _ in coupes), len(partie)]
    rang = 0
    while rang < len(debuts):
        # The longest name first: of two words at most, « et » is in none twice.
        deux = partie[debuts[rang] : fins[min(rang + 1, len(fins) - 1)]]
        dernier = rang + 1 if rang + 1 < len(debuts) and formes.exacte(deux) else rang
        if mot := partie[debuts[rang] : fins[dernier]].strip():
            yield mot
        rang = dernier + 1
