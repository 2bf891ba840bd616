"""The written forms people use, kept as data: one CSV a concept in ``tables/``, read once."""

import csv
from functools import lru_cache
from pathlib import Path

from cirj.socle.noms import sans_accents

DOSSIER = Path(__file__).parent / "tables"
# A shorter entry is only recognised alone: « PS », « DA », « S ».
LONGUEUR_PREFIXE = 3


@lru_cache(maxsize=50_000)
def cle(texte: str) -> str:
    """Return what two written forms of one word share: « N° étranger » → « n etranger », « d'accueil » → « d accueil »."""
    return sans_accents(texte.replace("'", " ").replace("’", " "))


class Table:
    """A table of written forms; several forms of one row are separated by « | ».

    ``connues``: code → forms that a maintained list gives; a row of the file goes before them.
    """

    def __init__(self, nom: str, connues: dict[str, list[str]] | None = None):
        self.lignes = {cle(forme): {"code": code} for code, formes in (connues or {}).items() for forme in formes}
        self.lignes |= {forme: ligne for ligne in lire(nom) for brute in _formes(ligne) if (forme := cle(brute))}
        self._maximum = max((forme.count(" ") + 1 for forme in self.lignes), default=0)

    def exacte(self, texte: str) -> dict | None:
        return self.lignes.get(cle(texte))

    def debut(self, texte: str) -> tuple[dict | None, str]:
        """Return the row of the longest form that ``texte`` is or begins with, and the words that follow it."""
        mots = cle(texte).split()
        for longueur in range(min(len(mots), self._maximum), 0, -1):
            forme = " ".join(mots[:longueur])
            reste = " ".join(mots[longueur:])
            if forme in self.lignes and (not reste or len(forme) >= LONGUEUR_PREFIXE):
                return self.lignes[forme], reste
        return None, ""

    def fin(self, texte: str) -> tuple[dict | None, str]:
        """Return the row of the longest form that ``texte`` ends with, and the words that stand before it."""
        mots = cle(texte).split()
        for longueur in range(min(len(mots), self._maximum), 0, -1):
            forme, reste = " ".join(mots[-longueur:]), " ".join(mots[:-longueur])
            if forme in self.lignes and (not reste or len(forme) >= LONGUEUR_PREFIXE):
                return self.lignes[forme], reste
        return None, ""


@lru_cache(maxsize=64)
def lire(nom: str) -> list[dict[str, str]]:
    """Return the rows of ``tables/<nom>.csv`` (UTF-8, « ; »)."""
    with (DOSSIER / f"{nom}.csv").open(encoding="utf-8", newline="") as fichier:
        return list(csv.DictReader(fichier, delimiter=";"))


@lru_cache(maxsize=64)
def table(nom: str) -> Table:
    return Table(nom)


def _formes(ligne: dict[str, str]) -> list[str]:
    return ligne["ecriture"].split("|")


@lru_cache(maxsize=64)
def mots_de(nom: str, *sens: str) -> frozenset[str]:
    """Return the words that the file ``nom`` gives to these senses (columns « sens » and « ecriture »)."""
    lignes = (ligne for ligne in lire(nom) if ligne["sens"] in sens)
    return frozenset(mot for ligne in lignes for mot in ligne["ecriture"].split("|"))
