"""The name of a caseworker as people write it, and whether two writings may be one person's."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from parcours.importation.tables import cle, table

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
        titre = table("civilites").exacte(mots[0]) if len(mots) > 1 else None
        return cls(ecrit, tuple(mots[1:] if titre else mots), titre["sexe"] if titre else "")

    @property
    def entiers(self) -> int:
        return sum(len(mot) > 1 for mot in self.mots)


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
    # Most words differ from their first letter: they are not compared letter by letter.
    comparables = un[0] == autre[0] and min(len(un), len(autre)) >= _ASSEZ_LONG
    return comparables and SequenceMatcher(None, un, autre).ratio() >= _PRESQUE


def _initiale(un: str, autre: str) -> bool:
    return un[0] == autre[0] and 1 in (len(un), len(autre))
