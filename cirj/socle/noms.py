"""Names found however they are spelt: accents, transliterations, first and last name swapped."""

import re
import unicodedata

# Letters that decomposition leaves whole.
_LETTRES = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe"})
# Particles that transliterations write or not: « Al Khatib », « Khatib », « Abd el-Karim ».
_PARTICULES = {"al", "el", "ul", "ad", "ar", "as", "bin", "ben", "ibn", "ould"}
# One sound, several spellings, longest first (Arabic, Dari/Pashto, Tigrinya, Cyrillic, Turkish into French or English).
_SONS = [
    (r"sch|sh|ch|tch|c(?=e|i)", "s"),
    (r"kh|q|ck|gh|c", "k"),
    (r"dj|dz|j|zh", "g"),
    (r"ou|oo|w", "u"),
    (r"ph", "f"),
    (r"th|tt", "t"),
    (r"dh|dd", "d"),
    (r"v", "u"),
    (r"z", "s"),
    (r"p", "b"),
]


def sans_accents(texte: str) -> str:
    """Return ``texte`` in plain lower-case ASCII letters, digits and single spaces."""
    decompose = unicodedata.normalize("NFKD", texte.casefold().translate(_LETTRES))
    ascii_seul = "".join(c for c in decompose if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", " ", ascii_seul.replace("'", "").replace("’", "")).strip()


def squelette(mot: str) -> str:
    """Return the consonant skeleton of a word: « Mohammad », « Muhammed » and « Mohamed » share one."""
    for motif, son in _SONS:
        mot = re.sub(motif, son, mot)
    tete, reste = mot[:1], mot[1:]
    reste = re.sub(r"[aeiouyh]", "", reste)
    return re.sub(r"(.)\1+", r"\1", ("a" if tete in "aeiouyh" else tete) + reste)


def mots(*parties: str) -> list[str]:
    """Return the words of a name, sorted, particles left out unless they are all there is."""
    tous = sans_accents(" ".join(parties)).split()
    return sorted(mot for mot in tous if mot not in _PARTICULES) or sorted(tous)


def cle_identite(*parties: str) -> str:
    """Return the key under which two spellings of one name are equal whatever the order of its words."""
    return " ".join(sorted(squelette(mot) for mot in mots(*parties)))


def texte_recherche(*parties: str) -> str:
    """Return what a search is compared with: the words, then their skeletons, each between spaces."""
    noms = mots(*parties)
    return f" {' '.join(noms)} {' '.join('~' + squelette(mot) for mot in noms)} "
