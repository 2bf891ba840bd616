"""Statistical secrecy: which counts to hide so that none of the small ones can be found again.

One function, ``cellules_secretes``, for the screen, the file and the PDF. A table is a set of counts and the sums that
tie them (« total = parts »): a breakdown and its total, a rate and its complement, rows and columns of a cross table.

Three rules, in order:

1. *primary*: a count from 1 to the threshold minus 1 is hidden. A zero is shown: it speaks of nobody.
2. *complementary*: where one hidden count would be found by subtraction, or where the hidden parts of a shown total
   are too close to what they are at least, another count is hidden: the smallest part first, the total last. Zeros
   being shown, a hidden count is at least 1: five of them that add up to 5 are each 1. What they add up to must pass
   what they are at least by the threshold (for n counts: the threshold + n).
3. *proof*: the hidden counts are solved for as the unknowns of the sums; one that has a single solution has another
   count hidden beside it, until none has.

Rule 2 looks at one sum at a time: it does not say how wide the interval of each hidden count stays when several sums
are read together.

Two shown periods that overlap could also be subtracted: whoever is not entitled to the lists sees whole calendar years
exactly, and any part of a year rounded (``arrondir``), so that no difference between the two is a count.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from cirj.socle import regles

Cle = Hashable


@dataclass(frozen=True)
class Somme:
    """``total`` equals the sum of ``parts``; where it nearly does, they are hidden together."""

    total: Cle
    parts: tuple[Cle, ...]

    @property
    def cles(self) -> tuple[Cle, ...]:
        return (*self.parts, self.total)


def seuil_interne() -> int:
    """Threshold for agents who read figures without being entitled to the lists behind them."""
    return regles.nombre("SECRET_INTERNE")


def seuil_public() -> int:
    """Threshold of what leaves the house: the annual report."""
    return regles.nombre("SECRET_PUBLIC")


def arrondir(valeur: int, base: int) -> int:
    """Return the multiple of ``base`` nearest to ``valeur`` (halves go up)."""
    return base * ((2 * valeur + base) // (2 * base))


def cellules_secretes(valeurs: Mapping[Cle, int], sommes: Iterable[Somme], seuil: int) -> set[Cle]:
    """Return the keys of ``valeurs`` to hide; what is left determines none of the hidden ones.

    ``valeurs``: counts, zero or more. ``sommes``: true sums between them. ``seuil``: the smallest count that may be
    shown (0 or 1 hides nothing).
    """
    sommes = list(sommes)
    exactes = [somme for somme in sommes if valeurs[somme.total] == sum(valeurs[cle] for cle in somme.parts)]
    cachees = {cle for cle, valeur in valeurs.items() if 0 < valeur < seuil}
    while suivante := _a_cacher_encore(valeurs, sommes, exactes, seuil, cachees):
        cachees |= suivante
    return cachees


def _a_cacher_encore(valeurs, sommes, exactes, seuil, cachees) -> set[Cle]:
    moindres = _moindres(valeurs, exactes, cachees)
    for somme in sommes:
        parts = [cle for cle in somme.parts if cle in cachees]
        total_cache = somme.total in cachees
        seule = len(parts) + total_cache == 1
        fragile = not total_cache and parts and sum(valeurs[cle] - moindres[cle] for cle in parts) < seuil
        if (seule or fragile) and (cle := _complement(valeurs, somme, cachees)) is not None:
            return {cle}
    for cle in determinees(cachees, sommes):
        for somme in sommes:
            if cle in somme.cles and (autre := _complement(valeurs, somme, cachees)) is not None:
                return {autre}
    return set()


def _moindres(valeurs, exactes, cachees) -> dict[Cle, int]:
    """Return what a reader knows that each hidden count is at least: 1, or what its own parts add up to at least."""
    moindres = dict.fromkeys(cachees, 1)
    sommes = [somme for somme in exactes if somme.total in cachees]
    remonte = True
    while remonte:
        remonte = False
        for somme in sommes:
            au_moins = sum(moindres.get(cle, valeurs[cle]) for cle in somme.parts)
            # A sum of one part says that two counts are the same: what is known of one is known of the other.
            concernees = somme.cles if len(somme.parts) == 1 else (somme.total,)
            au_moins = max(au_moins, *(moindres.get(cle, 0) for cle in concernees))
            for cle in concernees:
                if moindres.get(cle, au_moins) < au_moins:
                    moindres[cle], remonte = au_moins, True
    return moindres


def _complement(valeurs, somme: Somme, cachees) -> Cle | None:
    """Return the next count to hide in a sum: its smallest part that is not zero, else its total."""
    visibles = [cle for cle in somme.parts if cle not in cachees and valeurs[cle]]
    if visibles:
        return min(visibles, key=lambda cle: valeurs[cle])
    return somme.total if somme.total not in cachees and valeurs[somme.total] else None


def determinees(cachees: set[Cle], sommes: Iterable[Somme]) -> list[Cle]:
    """Return the hidden counts that the sums and the shown counts determine (Gauss-Jordan on the hidden ones)."""
    colonnes = sorted(cachees, key=repr)
    rang = {cle: i for i, cle in enumerate(colonnes)}
    lignes = []
    for somme in sommes:
        ligne = [Fraction(0)] * len(colonnes)
        for cle in somme.parts:
            if cle in rang:
                ligne[rang[cle]] += 1
        if somme.total in rang:
            ligne[rang[somme.total]] -= 1
        if any(ligne):
            lignes.append(ligne)
    pivot = 0
    for colonne in range(len(colonnes)):
        trouve = next((i for i in range(pivot, len(lignes)) if lignes[i][colonne]), None)
        if trouve is None:
            continue
        lignes[pivot], lignes[trouve] = lignes[trouve], lignes[pivot]
        tete = lignes[pivot][colonne]
        lignes[pivot] = [x / tete for x in lignes[pivot]]
        for i, ligne in enumerate(lignes):
            if i != pivot and ligne[colonne]:
                facteur = ligne[colonne]
                lignes[i] = [x - facteur * y for x, y in zip(ligne, lignes[pivot], strict=True)]
        pivot += 1
    return [colonnes[next(i for i, x in enumerate(ligne) if x)] for ligne in lignes if sum(map(bool, ligne)) == 1]


def regrouper(comptes: Mapping[str, int], seuil: int, autres: str) -> dict[str, int]:
    """Gather the smallest counts of an open list (nationalities) under ``autres``, until it may be shown.

    Returns the counts kept, largest first, ``autres`` last. With no small count, nothing is gathered. What is gathered
    is a hidden count of at least 1, in the sum that ``autres`` shows: the same bound holds.
    """
    tries = sorted(((cle, n) for cle, n in comptes.items() if n), key=lambda paire: (-paire[1], paire[0]))
    reste = reunis = 0
    while tries and (tries[-1][1] < seuil or (reunis and reste < seuil + reunis)):
        reste += tries.pop()[1]
        reunis += 1
    return dict(tries) | ({autres: reste} if reste else {})
