"""Names found however they are spelt: accents, transliterations, first and last name swapped.

A word of a name has a *skeleton*: its consonants by sound, whether its first vowel is rounded (Hassan is not Hussein) and
how it ends (Amin is not Amina, Ahmad is not Ahmadi). Two spellings of one name share it.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from cirj.socle.alphabets import en_ascii, en_latin, lectures_de
from cirj.socle.translitterations import FAMILLES, FINS, PARTICULES, SONS, SOUDURES

# Apostrophes, primes and the letters ʿayn and hamza: written or not.
_APOSTROPHES = re.compile("['’‘`´ʼʿʾ]")
_HORS_MOTS = re.compile("[^a-z0-9]+")
_SOUDURES = [(re.compile(motif), parties) for motif, parties in SOUDURES]
_FINS = [(re.compile(motif), parties) for motif, parties in FINS]
_FAMILLES = [(re.compile(motif), famille) for motif, famille in FAMILLES]
_SONS = [(re.compile(motif), son) for motif, son in SONS]
# Shorter, a skeleton says too little: the sounds are compared, vowels included.
_SQUELETTE_MINIMUM = 3
_VOYELLES = set("aeiouy")
# Shorter, a word with a wrong letter is another name.
_FAUTE_MINIMUM = 4


def sans_accents(texte: str) -> str:
    """Return ``texte`` in plain lower-case ASCII letters, digits and single spaces; other scripts are read in Latin."""
    texte = _APOSTROPHES.sub("", texte)
    if not texte.isascii():
        decompose = unicodedata.normalize("NFKD", en_latin(texte).casefold())
        texte = "".join(c if c.isascii() else en_ascii(c) for c in decompose if not unicodedata.combining(c))
    return _HORS_MOTS.sub(" ", texte.lower()).strip()


def de(nom) -> str:
    """Return the name after « de », elided before a vowel: « de Farid », « d'Amina »."""
    nom = str(nom)
    return f"d'{nom}" if sans_accents(nom)[:1] in set("aeiou") else f"de {nom}"


def au_lieu(lieu) -> str:
    """Return a place after « à », with its article drawn in: « à Dole », « aux Rousses », « au Deschaux »."""
    lieu = str(lieu)
    for article, contracte in (("Les ", "aux "), ("Le ", "au ")):
        if lieu.startswith(article):
            return contracte + lieu.removeprefix(article)
    return f"à {lieu}"


@lru_cache(maxsize=20_000)
def squelette(mot: str) -> str:
    """Return what the spellings of one word share: « Mohammad », « Muhammed » and « Mohamed » have one."""
    if not mot.isalpha():
        return mot
    for motif, famille in _FAMILLES:
        if motif.fullmatch(mot):
            mot = famille
            break
    son = mot
    for motif, par in _SONS:
        son = motif.sub(par, son)
    son = re.sub(r"(.)\1+", r"\1", son)
    debut, fin = _voyelle(son), _finale(son, mot)
    consonnes = re.sub(r"[aeiouy]", "", son)
    if son[:1] in "aeiouy":
        resultat = debut + consonnes + fin
    else:
        resultat = consonnes[:1] + debut + consonnes[1:] + fin
    return resultat if len(resultat) >= _SQUELETTE_MINIMUM else son.replace("y", "i")


def _voyelle(son: str) -> str:
    """Return the class of the first vowel, « o » when it is rounded: the others pass into one another.

    Tigrinya leaves the shortest one out: « Kbrom » is « Kibrom ».
    """
    if re.match(r"[bdfgkmnst][bdfgkmns]", son):
        return "a"
    premiere = re.search(r"[aeiou]|(?<=[^aeiouy])y", son)
    return "o" if premiere and premiere[0] in "ou" else "a"


def _finale(son: str, mot: str) -> str:
    """Return the class of the last vowel when the word ends with one; a silent « e » is none."""
    if mot.endswith(("ah", "eh")):
        return "a"
    son = re.sub(r"(?<=[ai]y)e$", "", son)
    if not re.search(r"[aiouy]$", son[1:]):
        return ""
    return {"a": "a", "i": "i", "y": "i"}.get(son[-1], "u")


def mots(*parties: str, fins: bool = True) -> list[str]:
    """Return the words of a name, sorted, compounds taken apart, particles left out unless they are all there is.

    ``fins``: the ends of family names too (« Ahmad zai »).
    """
    tous = [partie for mot in sans_accents(" ".join(parties)).split() for partie in _dessouder(mot, fins)]
    return sorted(mot for mot in tous if mot not in PARTICULES) or sorted(tous)


@lru_cache(maxsize=20_000)
def _dessouder(mot: str, fins: bool = True) -> tuple[str, ...]:
    """Return the parts of a compound written in one word: « Abdelkarim », « Nourullah », « Ghebremedhin »."""
    for motif, parties in [*_SOUDURES, *(_FINS if fins else ())]:
        if trouve := motif.fullmatch(mot):
            return tuple(p for part in trouve.expand(parties).split() for p in _dessouder_suite(part, mot, fins))
    return (mot,)


def _dessouder_suite(part: str, mot: str, fins: bool) -> tuple[str, ...]:
    return (part,) if part == mot or len(part) < 6 else _dessouder(part, fins)


def cle_identite(*parties: str) -> str:
    """Return the key under which two spellings of one name are equal whatever the order of its words."""
    return " ".join(sorted(squelette(mot) for mot in mots(*parties)))


def texte_recherche(*parties: str) -> str:
    """Return what a search is compared with: the words as written and their parts, the sounds (« ~ ») of each part, and
    those (« + ») of two words that follow one another, written in one: « Noor Agha » is « Nooragha ».
    """
    ecrits = sans_accents(" ".join(parties)).split()
    parts = mots(*parties, fins=False)
    colles = {a + b for partie in parties for a, b in pairwise(sans_accents(partie).split())}
    sons = sorted({"~" + squelette(mot) for mot in parts} | {_son_de_deux(mot) for mot in colles})
    return f" {' '.join(sorted({*ecrits, *parts}))} {' '.join(sons)} "


def _son_de_deux(mot: str, ecart: int = 0) -> str:
    """Return the sounds of two words in one, and how many vowels: « Ghebrat » has too few for « Gebre Hiwet »."""
    return f"+{squelette(mot)}{len(re.findall('[aeiouy]+', mot)) + ecart}"


def sons_de_deux(mot: str) -> list[str]:
    """Return the marks of ``texte_recherche`` that a word typed may have if it is two in the file, a vowel more or less."""
    return [_son_de_deux(mot, ecart) for ecart in (-1, 0, 1)]


def a_une_lettre(mot: str) -> list[str]:
    """Return the words at one wrong letter of ``mot``, as patterns of ``LIKE``: one changed, missing, too many, or two
    that changed places. Nothing of a word of three letters or fewer, of which too many others are as near; nor without
    a last vowel, which makes another name of it: « Karima » is not « Karim », « Ahmadi » not « Ahmad ».
    """
    if len(mot) < _FAUTE_MINIMUM:
        return []
    coupes = [(mot[:rang], mot[rang:]) for rang in range(len(mot) + 1)]
    trouves = [debut + "_" + fin for debut, fin in coupes]
    trouves += [debut + "_" + fin[1:] for debut, fin in coupes if fin]
    trouves += [debut + fin[1:] for debut, fin in coupes if fin and fin not in _VOYELLES]
    trouves += [debut + fin[1] + fin[0] + fin[2:] for debut, fin in coupes if len(fin) > 1]
    return sorted(set(trouves) - {mot})


def mots_cherches(texte: str) -> list[tuple[str, ...]]:
    """Return the words of what is typed, in order; each with its readings (several for a name in Arabic letters)."""
    tous = []
    for lectures in lectures_de(texte):
        parts = [[p for mot in sans_accents(lu).split() for p in _dessouder(mot, False)] for lu in lectures]
        tous += [tuple(dict.fromkeys(lus)) for lus in zip(*parts, strict=False)]
    return [lus for lus in tous if lus[0] not in PARTICULES] or tous


def composes(texte: str) -> list[tuple[int, int, str]]:
    """Return the words typed in one that ``mots_cherches`` takes apart: (rank of its first part, rank after its last, word)."""
    trouves, rang = [], 0
    for mot in sans_accents(texte).split():
        parts = [part for part in _dessouder(mot, False) if part not in PARTICULES]
        if parts and parts != [mot]:
            trouves.append((rang, rang + len(parts), mot))
        rang += len(parts)
    return trouves
