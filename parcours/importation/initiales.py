"""A word of a name written as its initial: « Koroma A » may be « KOROMA Aminata », « SAFI A. Wali » « SAFI Ahmad Wali ».

One word only: two initials say too little. Whoever has all her words is found by each of them shortened, so that the search
reads one key a word, whatever the number of people.
"""

from dataclasses import dataclass
from functools import lru_cache

from cirj.socle.noms import mots, squelette


@dataclass(frozen=True, slots=True)
class Initiales:
    """The keys of a name. ``abregee``: that of a name with one initial, or "". ``pleines``: those of a whole name, one a
    word shortened; ``cles``: the same as ``cle_identite`` gives them.
    """

    abregee: str = ""
    pleines: frozenset[str] = frozenset()
    cles: frozenset[str] = frozenset()
    entiers: tuple[str, ...] = ()

    def rencontre(self, autre: "Initiales") -> bool:
        """Say whether one is the other with a word shortened; the same whichever comes first."""
        return (self.abregee in autre.pleines) or (autre.abregee in self.pleines)


@lru_cache(maxsize=50_000)
def initiales(nom: str, prenom: str) -> Initiales:
    """Return the keys of a name of two words or more, of which one at most is an initial."""
    tous = mots(nom, prenom)
    lettres = [mot for mot in tous if len(mot) == 1 and mot.isalpha()]
    entiers = [mot for mot in tous if len(mot) > 1]
    if len(lettres) == 1 and entiers:
        return Initiales(abregee=_cle(lettres[0], entiers), entiers=tuple(entiers))
    if lettres or len(entiers) < 2:
        return Initiales()
    abreges = [(mot[0], entiers[:rang] + entiers[rang + 1 :]) for rang, mot in enumerate(entiers)]
    cles = frozenset(" ".join(sorted(map(squelette, [lettre, *autres]))) for lettre, autres in abreges)
    return Initiales(pleines=frozenset(_cle(*abrege) for abrege in abreges), cles=cles)


def _cle(lettre: str, autres: list[str]) -> str:
    return " ".join([f"{lettre}.", *sorted(map(squelette, autres))])
