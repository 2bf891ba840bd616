"""Names typed in their own script, read in Latin letters: Arabic (Arabic, Dari, Pashto), Ge'ez, Cyrillic.

Ge'ez and Cyrillic write their vowels: one reading. Arabic leaves the short ones out: a frequent name is read as papers
write it (``cirj.socle.noms_arabes``), another has one reading by class of its first vowel.
"""

import re
import unicodedata
from functools import lru_cache

from cirj.socle.noms_arabes import NOMS

_ARABES = {
    "ا": "a", "آ": "a", "أ": "a", "إ": "i", "ى": "a", "ة": "a", "ۀ": "a", "ب": "b", "پ": "p", "ت": "t", "ټ": "t", "ث": "th",
    "ج": "j", "چ": "ch", "ح": "h", "خ": "kh", "ځ": "z", "څ": "ts", "د": "d", "ډ": "d", "ذ": "dh", "ر": "r", "ړ": "r",
    "ز": "z", "ژ": "zh", "ږ": "zh", "س": "s", "ش": "sh", "ښ": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "",
    "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ک": "k", "ګ": "g", "گ": "g", "ل": "l", "م": "m", "ن": "n", "ڼ": "n",
    "ه": "h", "ھ": "h", "و": "w", "ؤ": "w", "ي": "y", "ی": "y", "ې": "y", "ۍ": "y", "ئ": "y", "ء": "",
}  # fmt: skip
_CYRILLIQUES = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "yo", "є": "ye", "ж": "zh", "з": "z", "и": "y",
    "і": "i", "ї": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
    "у": "u", "ў": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "",
    "э": "e", "ю": "yu", "я": "ya", "ј": "y", "љ": "l", "њ": "n", "ћ": "c", "ђ": "dj", "џ": "dj",
}  # fmt: skip
_UKRAINIEN = re.compile("[іїєґ]")
#: What the Unicode name of a Ge'ez syllable calls a consonant, when papers write it otherwise.
_GUEZE = {"sz": "s", "hh": "h", "x": "h", "tz": "ts", "th": "t", "c": "ch", "ch": "ch", "kx": "kh", "ph": "p", "qh": "q",
          "glottal ": "", "pharyngeal ": ""}  # fmt: skip
_SYLLABE = re.compile(r"ETHIOPIC SYLLABLE (GLOTTAL |PHARYNGEAL |[^AEIOU]*?)(W?)(AA|EE|A|U|I|E|O)$")
_VOYELLES = {"A": "e", "U": "u", "I": "i", "AA": "a", "EE": "e", "E": "", "O": "o"}
_ECRITURES = re.compile("[\u0400-\u052f\u0600-\u06ff\u1200-\u137f]")
_INVISIBLES = re.compile("[\u0640\u064b-\u065f\u0670]")


def en_latin(texte: str) -> str:
    """Return ``texte`` with the words of other scripts read in Latin letters; Latin text is returned as it is."""
    return texte if not _ECRITURES.search(texte) else " ".join(lectures(mot)[0] for mot in _couper(texte))


def lectures_de(texte: str) -> list[tuple[str, ...]]:
    """Return, for each word typed, the ways it may be read in Latin letters."""
    return [lectures(mot) for mot in _couper(texte)]


def _couper(texte: str) -> list[str]:
    # The zero-width joiners of Dari stand between the parts of a compound.
    return re.split("[\\s\u200c\u200d]+", _INVISIBLES.sub("", unicodedata.normalize("NFC", texte)).strip())


@lru_cache(maxsize=2_000)
def lectures(mot: str) -> tuple[str, ...]:
    """Return the readings of one word, the likeliest first."""
    if not _ECRITURES.search(mot):
        return (mot,)
    mot = mot.casefold()
    if re.search("[\u0400-\u052f]", mot):
        return (_cyrillique(mot),)
    if re.search("[\u1200-\u137f]", mot):
        return ("".join(map(_syllabe, mot)),)
    return _arabe(mot)


def _cyrillique(mot: str) -> str:
    h = {"г": "h"} if _UKRAINIEN.search(mot) else {}
    return "".join((_CYRILLIQUES | h).get(lettre, lettre) for lettre in mot)


def _syllabe(lettre: str) -> str:
    trouve = _SYLLABE.match(unicodedata.name(lettre, ""))
    if not trouve:
        return lettre if lettre.isascii() else " "
    consonne, w, voyelle = trouve[1].lower(), trouve[2].lower(), _VOYELLES[trouve[3]]
    if consonne in {"glottal ", "pharyngeal "} and trouve[3] in {"A", "E"}:
        voyelle = "a" if trouve[3] == "A" else "e"
    return _GUEZE.get(consonne, consonne) + w + voyelle


def _arabe(mot: str) -> tuple[str, ...]:
    mot = mot.translate(str.maketrans({"ي": "ی", "ك": "ک"}))
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
    lettres = [_ARABES.get(lettre, lettre) for lettre in mot]
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
