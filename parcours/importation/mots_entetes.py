"""The words of a header, each brought to its meaning: « Date de la naissance (jj/mm/aaaa) » is {date, naissance}."""

from functools import lru_cache

from parcours.importation.tables import cle, lire, table

#: An expression of several words has one meaning: « rendez vous », « travailleur social ».
_PLUS_LONGUE = 4


@lru_cache(maxsize=20_000)
def sens(entete: str) -> frozenset[str]:
    """Return the meanings of the words of ``entete``; those that change nothing (« de », « le », « usager ») are dropped."""
    mots = cle(entete).split()
    trouves: list[str] = []
    while mots:
        longueur, signification = _expression(mots)
        trouves += signification.split()
        mots = mots[longueur:]
    return frozenset(trouves)


@lru_cache(maxsize=1)
def formes_par_sens() -> dict[frozenset[str], set[str]]:
    """Return the fields that each set of meanings names: several when only the order of the words tells them apart."""
    trouves: dict[frozenset[str], set[str]] = {}
    for forme, ligne in table("entetes").lignes.items():
        if mots := sens(forme):
            trouves.setdefault(mots, set()).add(ligne["champ"])
    return trouves


def _expression(mots: list[str]) -> tuple[int, str]:
    connus = _connus()
    for longueur in range(min(len(mots), _PLUS_LONGUE), 0, -1):
        forme = " ".join(mots[:longueur])
        if forme in connus:
            return longueur, connus[forme]
    return 1, mots[0]


@lru_cache(maxsize=1)
def _connus() -> dict[str, str]:
    return {cle(forme): ligne["sens"] for ligne in lire("mots_entetes") for forme in ligne["ecriture"].split("|")}
