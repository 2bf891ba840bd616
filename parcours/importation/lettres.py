"""The letters of a name as a file gives them: invisible marks out, double encodings repaired, lost letters said."""

import re
import unicodedata

#: Direction marks, zero-width characters, soft hyphens, byte-order marks: nobody typed them, nobody sees them.
_INVISIBLES = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
#: Signs that a letter of another code page becomes, and that no name holds.
_SIGNES_ETRANGERS = re.compile("[‚ˆ‰…‡‹›“”„•™ƒ¶¨¹²³¯´¸√├┬®©¤§±¢£¥½¼¾≈∂˜¿¡Þþðå\x80-\x9f]")
_LETTRE_PERDUE = re.compile(r"\ufffd|(?<=\w)\?+(?=\w)|(?<!\w)\?+(?=\w)")
_DOUTE = re.compile(r"\s*\(?\s*\?+\s*\)?\s*$")
_CODES = ("cp1252", "mac_roman", "cp850")

PERDUE = "Une lettre de ce nom est perdue : vérifiez son écriture."
PERDUE_OU_DOUTE = "Une lettre de ce nom est perdue, ou ce nom est incertain (« ? ») : vérifiez son écriture."
DOUTE = "Ce nom est noté comme incertain (« ? »)."
MAL_CODEE = "Des lettres de ce nom semblent mal codées : vérifiez son écriture."


def nettoyer(texte: str) -> tuple[str, list[str]]:
    """Return the text as a person reads it, and what she should be told of its letters.

    What the file lost (« Ren?e ») is never guessed; a double encoding is undone only when every letter comes out right.
    """
    # A dot above that follows an i is left by a lower-casing of the Turkish « İ ».
    visible = _INVISIBLES.sub("", texte.replace("i\u0307", "i"))
    propre = " ".join(unicodedata.normalize("NFC", visible).split())
    # A soft hyphen may be half of a letter: « GarcÃ\u00ada ».
    repare = _reparer(texte)
    if repare == texte:
        repare = _reparer(propre)
    if repare not in (texte, propre):
        return repare, [f"Lettres réparées : « {propre} » est lu « {repare} »."]
    return _dire_les_pertes(propre)


def sans_invisibles(texte: str) -> str:
    """Return ``texte`` without the marks that nobody sees, its blanks made single."""
    return " ".join(_INVISIBLES.sub("", texte).split())


def _dire_les_pertes(propre: str) -> tuple[str, list[str]]:
    if _LETTRE_PERDUE.search(propre):
        return propre.replace("\ufffd", "?"), [PERDUE]
    if doute := _DOUTE.search(propre):
        nom = propre[: doute.start()]
        if not any(c.isalpha() for c in nom):
            return propre, []
        # « Ren? » may be a lost letter or a doubt; « Karimi ? » is a doubt.
        return (propre, [PERDUE_OU_DOUTE]) if doute[0] == "?" else (nom, [DOUTE])
    if _SIGNES_ETRANGERS.search(propre) or any(map(_accent_deplace, propre.split())):
        return propre, [MAL_CODEE]
    return propre, []


def _accent_deplace(mot: str) -> bool:
    """« JosÚ », « RŠgis »: a capital that is no plain letter, inside a word in small ones."""
    return any(
        c.isupper()
        and not c.isascii()
        and "LATIN" in unicodedata.name(c, "")
        and (avant.islower() or avant.isalpha() and suite.islower())
        for avant, c, suite in zip(mot, mot[1:], f"{mot[2:]} ", strict=False)
    )


def _reparer(texte: str) -> str:
    """Return the text whose UTF-8 was read as another encoding (« AmÃ©lie »), read again; itself when that is not sure."""
    if texte.isascii():
        return texte
    for code in _CODES:
        octets = _octets(texte, code)
        try:
            relu = octets.decode("utf-8") if octets else ""
        except UnicodeDecodeError:
            continue
        if relu and all(c.isascii() or c.isalpha() or c in "’‘\u0301\u0327" for c in relu):
            return " ".join(unicodedata.normalize("NFC", relu).split())
    return texte


def _octets(texte: str, code: str) -> bytes:
    """Return the bytes that ``code`` read as ``texte``; empty when it cannot have."""
    octets = bytearray()
    for c in texte:
        try:
            octets += c.encode(code)
        except UnicodeEncodeError:
            # The holes of cp1252: read as the control character of the same number.
            if code != "cp1252" or not 0x80 <= ord(c) <= 0x9F:
                return b""
            octets.append(ord(c))
    return bytes(octets)
