"""Countries and languages of a cell: the names of the maintained lists, and the other forms that our tables hold.

The lists give each its French and its English name (``parcours.nomenclatures.pays_et_langues``); ``tables/nationalites.csv`` and
``tables/langues.csv`` keep what they do not: « afghane », « farsi », slips. What a table says goes first: « congo » or
« kurde » is several of them, and is asked, unless the cell says which one: « Turquie (kurde) ».
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from parcours.importation.mots_du_monde import A_DEMANDER, OU, MotLu, mots
from parcours.importation.tables import Table
from parcours.nomenclatures.pays_et_langues import (
    LANGUES,
    LANGUES_EN_DEUX_LETTRES,
    PAYS,
    PAYS_EN_DEUX_LETTRES,
    noms_cldr_langue,
    noms_cldr_pays,
)

#: More answers than that are no question.
CHOIX_MAXIMUM = 24


@lru_cache(maxsize=1)
def pays() -> Table:
    return Table("nationalites", {code: [nom, *noms_cldr_pays(code)] for code, nom in PAYS.items()})


@lru_cache(maxsize=1)
def langues() -> Table:
    return Table("langues", {code: [nom, *noms_cldr_langue(code)] for code, nom in LANGUES.items()})


@dataclass(frozen=True)
class Liste:
    """``autres``: what may stand beside a name as a precision, a language beside a country."""

    formes: Callable[[], Table]
    noms: dict[str, str]
    deux_lettres: dict[str, str]
    autres: Callable[[], Table]


LISTE_DES_PAYS = Liste(pays, PAYS, PAYS_EN_DEUX_LETTRES, langues)
LISTE_DES_LANGUES = Liste(langues, LANGUES, LANGUES_EN_DEUX_LETTRES, pays)


@dataclass(frozen=True)
class Lus:
    """``codes``: what is sure, or nothing. ``choix``: what the cell may say then. ``inconnu``, ``ambigu``: the word that
    prevents it. ``reste``: precisions of what is sure, that no list keeps.
    """

    codes: list[str]
    choix: tuple[tuple[str, ...], ...] = ()
    inconnu: str = ""
    ambigu: str = ""
    reste: tuple[str, ...] = ()


def lire(texte: str, liste: Liste) -> Lus:
    """Return what the cell says: several names, and a people, a region or a language beside one of them."""
    lus = [_lire(mot, precision, liste) for mot, precision in mots(texte, liste.formes(), liste.noms)]
    surs = list(dict.fromkeys(lu.code for lu in lus if lu.code))
    contraires = _contraires(lus, surs)
    # What a sure name settles: « Syrie/Kurdistan », « Érythrée (tigrinya) ».
    regles = {lu for lu in lus if not lu.code and surs and (lu.autre or set(lu.possibles) & set(surs))}
    ouverts = [lu for lu in lus if not lu.code and lu not in regles]
    if not ouverts and not contraires:
        return Lus(surs, reste=tuple(dict.fromkeys(lu.mot for lu in lus if lu in regles)))
    choix = contraires or _combinaisons([lu for lu in lus if lu.possibles and lu not in regles])
    if ouverts and not ouverts[0].possibles:
        return Lus([], choix, inconnu=ouverts[0].mot)
    return Lus([], choix, ambigu=texte if contraires else ouverts[0].mot)


def _lire(mot: str, precision: bool, liste: Liste) -> MotLu:
    if mot in liste.noms:
        # The code itself, as our own files write it.
        return MotLu(mot, (mot,), precision, sur=True)
    if ligne := liste.formes().exacte(mot):
        dits = ligne["code"]
        possibles = tuple(dits.removesuffix(A_DEMANDER).split(OU))
        return MotLu(mot, possibles, precision, sur=len(possibles) == 1 and not dits.endswith(A_DEMANDER))
    # « AF », « SY »: an international code, or the start of anything.
    deux = liste.deux_lettres.get(mot.upper())
    return MotLu(mot, (deux,) if deux else (), precision, autre=bool(liste.autres().exacte(mot)))


def _contraires(lus: list[MotLu], surs: list[str]) -> tuple[tuple[str, ...], ...]:
    """« Syrie (Liban) »: two countries, one as a precision of the other; either may be meant, or both."""
    principaux = {lu.code for lu in lus if lu.code and not lu.precision}
    if not principaux or all(not lu.code or lu.code in principaux for lu in lus if lu.precision):
        return ()
    return (*((code,) for code in surs), tuple(surs))


def _combinaisons(lus: list[MotLu]) -> tuple[tuple[str, ...], ...]:
    # A precision that agrees with nothing is no second name.
    lus = [lu for lu in lus if not lu.precision] or lus
    nombre = 1
    for lu in lus:
        nombre *= len(lu.possibles)
    if not lus or nombre > CHOIX_MAXIMUM:
        return ()
    return tuple(dict.fromkeys(tuple(dict.fromkeys(codes)) for codes in product(*(lu.possibles for lu in lus))))
