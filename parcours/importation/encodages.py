"""Which encoding a text table was saved in: marks first, then the one whose letters are plausible in French.

Imported where neither Django nor ``cirj`` is (see ``ouverture``).
"""

import re
import unicodedata
from dataclasses import dataclass

#: Encodings without a mark, the most usual first, and what people call them.
NOMS = {
    "utf-8": "UTF-8",
    "cp1252": "Windows (cp1252)",
    "mac_roman": "Mac (Mac Roman)",
    "cp850": "MS-DOS (cp850)",
}
_MARQUES = [(b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")]
# How much better than the next the best must be, for the choice to be sure: one letter in a hundred may be a fluke.
_AVANCE = 1.2
_EXTRAIT = 1_000_000

_FRANCAISES = frozenset("éèêëàâçîïôùûüœæ")
_MAJUSCULES = frozenset("ÉÈÊËÀÂÇÎÏÔÙÛÜŒÆ")
#: Signs of a French text, and what stands beside each: « l’an », « n° 3 », « 3 € », « « oui » ».
_SIGNES = re.compile(
    r"(?<=\w)’(?=\w)|(?<=[nN])°|(?<=\d)[ \xa0]?€|«[ \xa0]?(?=\w)|(?<=[\w.!?])[ \xa0]?»|“(?=\w)|(?<=\w)”|(?<= )[–—](?= )|(?<=\w)…"
)
_HORS_ASCII = re.compile(r"[^\x00-\x7f]")


_PERDUES = "Des lettres de ce fichier sont illisibles : elles sont remplacées par « ? »."


@dataclass(frozen=True)
class TexteLu:
    """``encodage``: Python's name. ``remarques``: French sentences on the choice, none for UTF-8 read without a loss."""

    texte: str
    encodage: str
    remarques: tuple[str, ...] = ()


def lire(octets: bytes) -> TexteLu | None:
    """Return the text of ``octets``; None when they are no text."""
    for marque, encodage in _MARQUES:
        if octets.startswith(marque):
            return _marque(octets, encodage)
    if b"\x00" in octets:
        return _utf16_sans_marque(octets)
    if octets.isascii():
        return TexteLu(octets.decode("ascii"), "utf-8")
    try:
        return TexteLu(octets.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _le_plus_plausible(octets)


def _marque(octets: bytes, encodage: str) -> TexteLu:
    texte = octets.decode(encodage, errors="replace")
    return TexteLu(texte, encodage, (_PERDUES,) if "\ufffd" in texte else ())


def _utf16_sans_marque(octets: bytes) -> TexteLu | None:
    """Half the bytes of a Latin text in UTF-16 are null, always on the same side."""
    extrait = octets[:_EXTRAIT]
    pairs, impairs = extrait[::2].count(0), extrait[1::2].count(0)
    for encodage, pleins, vides in (("utf-16-le", pairs, impairs), ("utf-16-be", impairs, pairs)):
        if vides > len(extrait) // 10 and pleins * 20 <= vides:
            try:
                return TexteLu(octets.decode(encodage), encodage)
            except UnicodeDecodeError:
                return None
    return None


def _le_plus_plausible(octets: bytes) -> TexteLu:
    """Return the reading whose letters are the most French; UTF-8 is among them, with a few letters lost."""
    extrait = octets[:_EXTRAIT]
    notes = {code: plausibilite(extrait.decode(code, errors="replace")) for code in NOMS}
    # The first of the most usual wins a tie.
    premier, second = sorted(notes, key=notes.get, reverse=True)[:2]
    sur = notes[premier] > 0 and notes[premier] >= _AVANCE * max(notes[second], 0)
    choisi = premier if sur or notes[premier] > max(notes["cp1252"], 0) else "cp1252"
    texte = octets.decode(choisi, errors="replace")
    dit = f"Lu comme un fichier {NOMS[choisi]}."
    if not sur:
        dit = f"Les accents de ce fichier ne disent pas comment il a été enregistré. {dit} Vérifiez les noms."
    return TexteLu(texte, choisi, (dit, _PERDUES) if "\ufffd" in texte else (dit,))


def plausibilite(texte: str) -> float:
    """Return how French the signs of ``texte`` are that are not plain ASCII: letters in their place for, symbols against."""
    note = 2.0 * len(_SIGNES.findall(texte))
    for trouve in _HORS_ASCII.finditer(texte):
        place = trouve.start()
        note += _note(texte[place - 1 : place] or " ", trouve[0], texte[place + 1 : place + 2] or " ")
    return note


def _note(avant: str, signe: str, apres: str) -> float:
    if signe in "’«»“”–—…°€\xa0":
        return 0.0
    if signe == "\ufffd" or not signe.isalpha() or unicodedata.category(signe) in ("Lm", "Lo"):
        return -3.0
    if signe.islower():
        # « lías » in capitals, « nÉe »: small after a capital only at the beginning of a word.
        if avant.isupper() and apres.isupper():
            return -3.0
        seul = not (avant.isalpha() or apres.isalpha())
        return (2.0 if signe in _FRANCAISES else 0.5) if not seul or signe == "à" else -1.0
    if avant.islower():
        return -3.0
    entoure = avant.isupper() or apres.isalpha()
    return (1.0 if signe in _MAJUSCULES else 0.3) if entoure else -1.0
