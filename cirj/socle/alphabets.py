"""Names typed in their own script, read in Latin letters: every script, by ``anyascii``; Arabic letters by tables of ours.

Measured on the labelled spellings (``tests/mesures/ecritures.csv``), ``anyascii`` reads Cyrillic and Ge'ez as well as
tables made for them did; of Arabic, Dari and Pashto it finds one name in eight, for their short vowels are not written: a
frequent name is read as papers write it (``cirj.socle.noms_arabes``), another has one reading by class of its first vowel.
"""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from cirj.socle.noms_arabes import NOMS

_ARABES = {
    "ا": "a",
    "آ": "a",
    "أ": "a",
    "إ": "i",
    "ى": "a",
    "ة": "a",
    "ۀ": "a",
    "ب": "b",
    "پ": "p",
    "ت": "t",
    "ټ": "t",
    "ث": "th",
    "ج": "j",
    "چ": "ch",
    "ح": "h",
    "خ": "kh",
    "ځ": "z",
    "څ": "ts",
    "د": "d",
    "ډ": "d",
    "ذ": "dh",
    "ر": "r",
    "ړ": "r",
    "ز": "z",
    "ژ": "zh",
    "ږ": "zh",
    "س": "s",
    "ش": "sh",
    "ښ": "sh",
    "ص": "s",
    "ض": "d",
    "ط": "t",
    "ظ": "z",
    "ع": "",
    "غ": "gh",
    "ف": "f",
    "ق": "q",
    "ك": "k",
    "ک": "k",
    "ګ": "g",
    "گ": "g",
    "ل": "l",
    "م": "m",
    "ن": "n",
    "ڼ": "n",
    "ه": "h",
    "ھ": "h",
    "و": "w",
    "ؤ": "w",
    "ي": "y",
    "ی": "y",
    "ې": "y",
    "ۍ": "y",
    "ئ": "y",
    "ء": "",
}
#: Letters that are not Latin ones: a name that has none is read as it is.
_AUTRES = re.compile(
    "[\u0370-\u1cff\u1f00-\u1fff\u2c00-\u2c5f\u2c80-\u2dff\u2e80-\ua71f\ua800-\uab2f\uab70-\ud7ff\uf900-\ufaff"
    "\ufb13-\ufdff\ufe70-\ufeff\U00010000-\U0003ffff]"
)
_ARABE = re.compile("[\u0600-\u06ff\u0750-\u077f]")
_UKRAINIEN = re.compile("[іїєґ]")
#: Scripts of India and its neighbours, whose consonant says « a » where no other vowel is written; those of the south say
#: it at the end of a word too.
_INDIENNES = re.compile("[\u0900-\u0dff\u1000-\u109f\u1780-\u17ff]")
_DU_SUD = re.compile("[\u0b80-\u0dff]")
_SANS_A = re.compile("VOWEL SIGN|VIRAMA|AL-LAKUNA|ASAT|COENG|MEDIAL")
_NUKTAS = re.compile("[\u093c\u09bc\u0a3c\u0abc\u0b3c]")
#: Letters that normalisation takes apart from the dot that changes their sound.
_POINTEES = {
    "ज\u093c": "z",
    "फ\u093c": "f",
    "ड\u093c": "र",
    "ढ\u093c": "र",
    "ড\u09bc": "র",
    "ঢ\u09bc": "র",
    "ਜ\u0a3c": "z",
    "ਫ\u0a3c": "f",
}
_NASALE = re.compile("ANUSVARA|TIPPI|BINDI$")
#: A name in one block, the family's first: 王小明 is « Wang Xiaoming ».
_FAMILLE_DEVANT = re.compile("([\u4e00-\u9fff])([\u4e00-\u9fff]{1,3})|([\uac00-\ud7a3])([\uac00-\ud7a3]{1,3})")
_INVISIBLES = re.compile("[\u0640\u064b-\u065f\u0670]")


def en_latin(texte: str) -> str:
    """Return ``texte`` with the words of other scripts read in Latin letters; Latin text is returned as it is."""
    return texte if not _AUTRES.search(texte) else " ".join(lues[0] for lues in lectures_de(texte))


def en_ascii(lettre: str) -> str:
    """Return a letter that decomposition left whole as papers write it (« ə », « ŋ »); a sign that is none, as a space."""
    return _sans_apostrophes(anyascii(lettre)) if lettre.isalnum() else " "


def lectures_de(texte: str) -> list[tuple[str, ...]]:
    """Return, for each word typed, the ways it may be read in Latin letters."""
    ukrainien = bool(_UKRAINIEN.search(texte.casefold()))
    return [lectures(mot, ukrainien) for mot in _couper(texte)]


def _couper(texte: str) -> list[str]:
    # The zero-width joiners of Dari stand between the parts of a compound; inside the words of India they do not.
    motif = "[\\s\u200c\u200d]+" if not _INDIENNES.search(texte) else "\\s+"
    mots = re.split(motif, _INVISIBLES.sub("", unicodedata.normalize("NFKC", texte)).strip())
    seul = _FAMILLE_DEVANT.fullmatch(mots[0]) if len(mots) == 1 else None
    return [partie for partie in seul.groups() if partie] if seul else mots


@lru_cache(maxsize=2_000)
def lectures(mot: str, ukrainien: bool = False) -> tuple[str, ...]:
    """Return the readings of one word, the likeliest first; « г » is the h of Ukrainian and the g of the others."""
    if not _AUTRES.search(mot):
        return (mot,)
    mot = mot.casefold()
    if _ARABE.search(mot):
        lettres = "".join(lettre for lettre in mot if lettre.isalnum())
        return _arabe(lettres) if lettres else ("",)
    if "г" in mot:
        deux = [_lettre_a_lettre(mot), _lettre_a_lettre(mot.replace("г", "h"))]
        return tuple(reversed(deux) if ukrainien else deux)
    return (_lettre_a_lettre(mot),)


def _lettre_a_lettre(mot: str) -> str:
    """Return what ``anyascii`` reads, with the vowels that a script leaves to be understood; signs are spaces."""
    for pointee, lettre in _POINTEES.items():
        mot = mot.replace(pointee, lettre)
    mot = _NUKTAS.sub("", mot)
    return "".join(_lue(lettre, suite) for lettre, suite in zip(mot, [*mot[1:], ""], strict=True))


def _lue(lettre: str, suite: str) -> str:
    if unicodedata.category(lettre)[0] not in "LMN":
        return " "
    if _INDIENNES.match(lettre) and _NASALE.search(unicodedata.name(lettre, "")):
        return "n"
    lue = _sans_apostrophes(anyascii(lettre)).lower()
    if not _INDIENNES.match(lettre) or unicodedata.category(lettre) != "Lo" or re.search("[aeiou]", lue):
        return lue
    muette = _SANS_A.search(unicodedata.name(suite, "")) if suite else not _DU_SUD.match(lettre)
    return lue if muette else lue + "a"


def _sans_apostrophes(texte: str) -> str:
    return re.sub("['`]", "", texte)


def _arabe(mot: str) -> tuple[str, ...]:
    mot = mot.translate(str.maketrans("يك", "یک"))
    if nom := NOMS.get(mot.replace("ى", "ی")):
        return (nom,)
    if mot.startswith("ال") and len(mot) > 4:
        return _arabe(mot[2:])
    for debut, lu in (("عبدال", "abd"), ("ابو", "abu")):
        if mot.startswith(debut) and len(mot) > len(debut) + 2:
            return tuple(f"{lu} {suite}" for suite in _arabe(mot[len(debut) :]))
    for fin, lu in (("الله", "ullah"), ("الدین", "din"), ("زاده", "zada"), ("زی", "zai")):
        if mot.endswith(fin) and len(mot) > len(fin) + 1:
            return tuple(f"{suite} {lu}" for suite in _arabe(mot[: -len(fin)]))
    return tuple(dict.fromkeys(_vocaliser(mot, voyelle) for voyelle in "ao"))


def _vocaliser(mot: str, voyelle: str) -> str:
    """Return the letters of ``mot``, with ``voyelle`` where the first short one is not written."""
    lettres = [_ARABES.get(lettre) or ("" if lettre in _ARABES else _lue(lettre, "")) for lettre in mot]
    premiere, fin = mot[0], mot[-1]
    if fin in "هة" and len(mot) > 2:
        lettres[-1] = "a"
    elif fin == "ی":
        lettres[-1] = "i"
    if premiere in "اأعآ":
        suite = lettres[2:] if mot[1:2] == "ا" else lettres[1:]
        return voyelle + "".join(suite)
    # A long vowel after the first consonant is its vowel: « ی » or « ا » for « a », « و » for « o ».
    longue = len(mot) > 2 and mot[1] in "اوی"
    return lettres[0] + ("" if longue else voyelle) + "".join(lettres[1:])
