"""The name under which a file is given back: what was sent may hold a path, control or right-to-left characters."""

import re
import unicodedata

LONGUEUR = 100
# Control, format (bidirectional overrides, zero-width), surrogates, private use; line and paragraph separators.
_CATEGORIES_REFUSEES = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_RESERVES = re.compile(r'[<>:"|?*%.\s]+')
_SUFFIXE = re.compile(r"\.\w{1,8}$")
# Names that Windows keeps for its devices, whatever their extension.
_PERIPHERIQUES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)


def nom_neutre(nom: str, extension: str) -> str:
    """Return ``nom`` made harmless, with the extension that its content deserves (« photo.jpg.exe » → « photo jpg.jpg »)."""
    return f"{radical(nom)}.{extension}"


def nom_lisible(nom: str) -> str:
    """Return the name as it may be shown: no path, no control character, nothing that turns the letters round."""
    dernier = re.split(r"[/\\]", unicodedata.normalize("NFC", nom))[-1]
    return "".join(" " if unicodedata.category(c) in _CATEGORIES_REFUSEES else c for c in dernier).strip()


def radical(nom: str) -> str:
    """Return what the name says, without path, extension or tricks; « document » when nothing is left."""
    sans_suffixe = _SUFFIXE.sub("", nom_lisible(nom))
    propre = _RESERVES.sub(" ", sans_suffixe).strip(" -~")[:LONGUEUR].strip()
    return "document" if not propre or _PERIPHERIQUES.fullmatch(propre) else propre
