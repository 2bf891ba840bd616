"""One caseworker written in several ways: « Mme Perrin », « S. Perrin », « Sophie PERRIN » of one structure.

Only an answer makes them one: what is likely is asked once per writing, within a structure.
"""

from dataclasses import dataclass, field
from difflib import SequenceMatcher

from parcours.importation.tables import cle

#: The answer « somebody else »: the name stays as it is written.
AUTRE = "="
_SEXES = {"m": "M", "mr": "M", "monsieur": "M", "mme": "F", "mlle": "F", "madame": "F", "mademoiselle": "F"}
#: Letters that two writings of one name share, from which a slip is likelier than another name.
_PRESQUE, _ASSEZ_LONG = 0.85, 5


@dataclass(frozen=True, slots=True)
class NomEcrit:
    """``mots``: the words of the name, without the title; ``sexe``: what the title says, or ""."""

    ecrit: str
    mots: tuple[str, ...]
    sexe: str

    @classmethod
    def de(cls, ecrit: str) -> "NomEcrit":
        mots = cle(ecrit).split()
        # « M. Perrin » begins with a title; « Perrin M. » ends with an initial.
        titre = mots[0] if len(mots) > 1 and mots[0] in _SEXES else ""
        return cls(ecrit, tuple(mots[1:] if titre else mots), _SEXES.get(titre, ""))

    @property
    def entiers(self) -> int:
        return sum(len(mot) > 1 for mot in self.mots)


@dataclass
class Ecriture:
    """How many rows say it, the first ones, and whether it was answered."""

    nom: NomEcrit
    nombre: int = 0
    qui: list = field(default_factory=list)
    repondue: bool = False

    @property
    def precision(self) -> tuple:
        """The more of the name it says, the more often it is written: the others are asked beside it."""
        return (self.nom.entiers, len(self.nom.mots), self.nombre, self.nom.ecrit)


def question(ecrit: str, structure: str) -> str:
    """Return what is asked: the same words in two structures may be two people."""
    return f"{ecrit} ({structure})" if structure else f"{ecrit} (sans structure)"


def rapprochements(ecritures: list[Ecriture]) -> list[tuple[Ecriture, list[str]]]:
    """Return each writing of one structure that may be another's, with the fuller ones that it may be."""
    plus_pleines = {
        id(une): [a for a in ecritures if a.precision > une.precision and peut_etre(une.nom, a.nom)]
        for une in ecritures
    }
    trouves = []
    for une in ecritures:
        possibles = plus_pleines[id(une)]
        # « S. Perrin » is herself asked beside « Sophie PERRIN ».
        fins = [autre for autre in possibles if not plus_pleines[id(autre)]] or possibles
        if fins and not une.repondue:
            trouves.append((une, [a.nom.ecrit for a in sorted(fins, key=lambda a: a.precision, reverse=True)]))
    return trouves


def peut_etre(un: NomEcrit, autre: NomEcrit) -> bool:
    """Say whether the two writings may be one person's: a whole word is shared, and no other one says otherwise."""
    if un.sexe and autre.sexe and un.sexe != autre.sexe:
        return False
    reste, restants = list(un.mots), list(autre.mots)
    communs = 0
    for mot in un.mots:
        pareil = next((a for a in restants if _meme_mot(mot, a)), "")
        if pareil:
            communs += 1
            reste.remove(mot)
            restants.remove(pareil)
    if not communs:
        return False
    courts, longs = sorted((reste, restants), key=len)
    return all(any(_initiale(mot, a) for a in longs) for mot in courts)


def _meme_mot(un: str, autre: str) -> bool:
    if len(un) < 2 or len(autre) < 2:
        return False
    if un == autre:
        return True
    return min(len(un), len(autre)) >= _ASSEZ_LONG and SequenceMatcher(None, un, autre).ratio() >= _PRESQUE


def _initiale(un: str, autre: str) -> bool:
    return un[0] == autre[0] and 1 in (len(un), len(autre))
