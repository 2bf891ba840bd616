"""Where somebody lives, as people write it: a kind of place, then what precises it (« CADA Dole », « parc privé, T3 »).

What follows the kind is a town or a structure when it names one, and otherwise a precision, kept with the stay. Two kinds in
a cell are one when one precises the other (« parc privé, bail glissant »); otherwise they are asked, and so is what is only
waited for (« logement social demandé »): nobody lives there yet.
"""

from dataclasses import dataclass
from functools import lru_cache

from parcours.importation.differences.precisions import precise
from parcours.importation.tables import LONGUEUR_PREFIXE, cle, lire, mots_de, table
from parcours.importation.valeur import Lecture
from parcours.nomenclatures import CategorieSejour

_PONCTUATION = " ,;:.-–—/+&()[]\n"


@dataclass(frozen=True, slots=True)
class HebergementLu:
    """``commune``: INSEE code of the town that the cell names. ``precision``: its words that name no place."""

    categorie: str
    commune: str = ""
    precision: str = ""


@dataclass(frozen=True, slots=True)
class _Genre:
    """A kind of place among the words of a cell, from ``debut`` to ``fin`` (words, ``fin`` excluded)."""

    code: str
    debut: int
    fin: int


def genre_du_lieu(texte: str) -> Lecture:
    """Return the kind of place, every other word being a precision; the town that it may be is looked for beside."""
    ligne, suite = table("hebergements").debut(texte)
    if ligne is None:
        return Lecture(texte, None, "", f"L'hébergement « {texte} » n'est pas reconnu.")
    code, autres = ligne["code"], _autres_genres(suite, ligne["code"])
    if _attendu(suite, code):
        dit = "est-ce là que vit la personne, ou ce qui est demandé, prévu ou terminé ?"
        return Lecture(texte, None, "", f"« {texte} » : {dit}")
    precis = _le_plus_precis(code, [genre.code for genre in autres])
    if not precis:
        noms = " et ".join(f"« {CategorieSejour(c).label} »" for c in dict.fromkeys([code, *(g.code for g in autres)]))
        return Lecture(texte, None, "", f"« {texte} » dit {noms} : précisez où vit la personne.")
    garde = reste_ecrit(texte, suite)
    if precise(CategorieSejour, code, precis):
        return dit_en_clair(texte, HebergementLu(precis, precision=texte))
    if precis != code:
        dit = f"« {texte} » : le plus précis est retenu, « {CategorieSejour(precis).label} » ; les autres mots sont gardés."
        return dit_en_clair(texte, HebergementLu(precis, precision=texte), probleme=dit)
    return dit_en_clair(texte, HebergementLu(code, precision=garde))


def dit_en_clair(texte: str, lu: HebergementLu, lieu: str = "", probleme: str = "") -> Lecture:
    """« CADA (Dole) », « Parc privé, précision « T3 » »."""
    dit = CategorieSejour(lu.categorie).label + (f" ({lieu})" if lieu else "")
    return Lecture(texte, lu, dit + (f", précision « {lu.precision} »" if lu.precision else ""), probleme)


def probables(texte: str) -> list[str]:
    """Return the kinds that the words name, wherever they stand: the likely answers of a cell that is asked."""
    return list(dict.fromkeys(genre.code for genre in _genres(cle(texte).split())))


def reste_ecrit(texte: str, suite: str) -> str:
    """Return, as they are written, the last words of ``texte``, of which ``suite`` is the key."""
    if not suite:
        return ""
    for debut in range(len(texte) - 1, -1, -1):
        if cle(texte[debut:]) == suite and (debut == 0 or not texte[debut - 1].isalnum()):
            return _sans_bords(texte[debut:])
    return suite


def _sans_bords(mots: str) -> str:
    """Take off the signs that held the words to others: « (T3) » → « T3 », « (115) depuis mai » stays whole."""
    nus = mots.strip(_PONCTUATION)
    return f"({nus}" if nus.count(")") > nus.count("(") else nus


def _autres_genres(suite: str, code: str) -> list[_Genre]:
    """The other kinds that follow; one that is over (« ex CADA ») or waited for (« demande HLM ») is none of today."""
    mots, attente = suite.split(), mots_de("mots_d_attente", "attente")
    passes = mots_de("mots_d_attente", "passe")
    return [
        genre
        for genre in _genres(mots)
        if genre.code != code
        and (not genre.debut or mots[genre.debut - 1] not in passes)
        and attente.isdisjoint(mots[: genre.debut])
    ]


def _genres(mots: list[str]) -> list[_Genre]:
    formes, trouves, rang = table("hebergements"), [], 0
    while rang < len(mots):
        ligne, suite = formes.debut(" ".join(mots[rang:]))
        pris = len(mots) - rang - len(suite.split())
        forme = " ".join(mots[rang : rang + pris])
        courte = len(forme) < LONGUEUR_PREFIXE or forme in mots_de("mots_d_attente", "detail")
        if ligne is None or courte:
            rang += 1
            continue
        trouves.append(_Genre(ligne["code"], rang, rang + pris))
        rang += pris
    return trouves


def _attendu(suite: str, code: str) -> bool:
    """Say whether the words make the place one that is waited for, refused or left; « CADA, demande HLM » is of the HLM."""
    mots = suite.split()
    nature = CategorieSejour(code).nature
    autres = [
        g for g in _genres(mots) if CategorieSejour(g.code).nature != nature or not _le_plus_precis(code, [g.code])
    ]
    for rang, mot in enumerate(mots):
        if mot in mots_de("mots_d_attente", "fini", "refus"):
            return True
        if mot in mots_de("mots_d_attente", "attente"):
            return not any(genre.debut > rang for genre in autres)
    return False


def _le_plus_precis(code: str, autres: list[str]) -> str:
    """Return the kind that all the others say less than; "" when two kinds contradict each other."""
    tous = dict.fromkeys([code, *autres])
    return next((c for c in tous if all(a == c or a in _moins_precis().get(c, ()) for a in tous)), "")


@lru_cache(maxsize=1)
def _moins_precis() -> dict[str, frozenset[str]]:
    """Kind → those that say nothing more beside it."""
    return {ligne["code"]: frozenset(ligne["general"].split("|")) for ligne in lire("hebergements_precis")}
