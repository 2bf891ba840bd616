"""Countries and languages of a cell: the names of the maintained lists, and the other forms that our tables hold.

The lists give each its French and its English name (``parcours.pays_et_langues``); ``tables/nationalites.csv`` and
``tables/langues.csv`` keep what they do not: « afghane », « farsi », slips. What a table says goes first: « congo » or
« kurde » is two of them, and is asked.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from parcours.importation.tables import Table
from parcours.pays_et_langues import LANGUES, PAYS, noms_cldr_langue, noms_cldr_pays

_ENTRE = re.compile(r"\s*[,;/+\n]\s*")
# What may also be within a name: « Trinité-et-Tobago », « Trinidad & Tobago ».
_ET = re.compile(r"\s*(?:&|\bet\b)\s*")
_OU = " ou "


class Ambigu(ValueError):
    """One word for several of them: ``mot``, and ``possibles``, their names."""

    def __init__(self, mot: str, possibles: list[str]):
        super().__init__(mot)
        self.mot, self.possibles = mot, possibles


class Inconnu(ValueError):
    """No country, or no language, is written so: ``args[0]`` is the word."""


@lru_cache(maxsize=1)
def pays() -> Table:
    return Table("nationalites", {code: [nom, *noms_cldr_pays(code)] for code, nom in PAYS.items()})


@lru_cache(maxsize=1)
def langues() -> Table:
    return Table("langues", {code: [nom, *noms_cldr_langue(code)] for code, nom in LANGUES.items()})


def possibles(texte: str, formes: Table) -> list[str]:
    """Return the codes that a cell of one ambiguous word may be; none when it is not one."""
    ligne = formes.exacte(texte)
    return ligne["code"].split(_OU) if ligne and _OU in ligne["code"] else []


def codes_lus(texte: str, formes: Table, noms: dict[str, str]) -> list[str]:
    """Return the codes that ``texte`` names, each once; raise ``Inconnu`` or ``Ambigu`` at the first word that is not one."""
    codes = []
    for mot in _mots(texte, formes):
        # The code itself, as our own files write it.
        ligne = {"code": mot} if mot in noms else formes.exacte(mot)
        if ligne is None:
            raise Inconnu(mot)
        possibles = ligne["code"].split(_OU)
        if len(possibles) > 1:
            raise Ambigu(mot, [noms[code] for code in possibles])
        codes += possibles
    return list(dict.fromkeys(codes))


def _mots(texte: str, formes: Table) -> Iterator[str]:
    """Cut at the commas and slashes, and at each « et » that no name goes over."""
    for partie in filter(None, _ENTRE.split(texte)):
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
