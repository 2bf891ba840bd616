"""Countries (ISO 3166-1 alpha-3, plus XKX and XXA) and languages (ISO 639-3) of the people followed, in French.

The list of countries is that of ``django_countries``, the names those of Unicode CLDR, read through Babel. Three files of
``donnees/`` hold what is ours:

- ``pays.csv``: the name in use where it is not that of CLDR, and the two codes that ISO does not have (Kosovo, stateless);
- ``territoires.csv``: what ISO lists beside the countries and gives no nationality: the territory, and the State whose
  nationality its people bear ("" for Antarctica). Palestine, Taiwan, Hong Kong, Macao and Western Sahara are no such lines;
- ``langues.csv``: the languages offered, with a name where CLDR has none, or not the one in use. Not all those of CLDR: a
  page prints the list as many times as a person speaks languages, and would weigh more than a telephone reads.
"""

import csv
from pathlib import Path

from babel import Locale
from babel.core import get_global
from django_countries.data import ALT_CODES

from cirj.socle.noms import sans_accents

DOSSIER = Path(__file__).parents[1] / "donnees"


def lire(nom: str) -> dict[str, str]:
    """Return the two columns of ``donnees/<nom>.csv`` (UTF-8, « ; »)."""
    with (DOSSIER / f"{nom}.csv").open(encoding="utf-8", newline="") as fichier:
        return dict(list(csv.reader(fichier, delimiter=";"))[1:])


# In French, then in English.
_LOCALES = (Locale("fr"), Locale("en"))
_ALPHA2 = {alpha3: alpha2 for alpha2, (alpha3, _) in ALT_CODES.items()} | {"XKX": "XK"}
# CLDR writes a language by two letters when it can, and Dari as the Persian of Afghanistan.
_CLES_LANGUES = get_global("language_aliases")


def noms_cldr_pays(code: str) -> list[str]:
    """Return what CLDR calls a country, in French then in English; nothing for the stateless."""
    cle = _ALPHA2.get(code)
    return [_droites(locale.territories[cle]) for locale in _LOCALES if cle in locale.territories]


def noms_cldr_langue(code: str) -> list[str]:
    """Return what CLDR calls a language, in French then in English; nothing for one that it does not name."""
    cles = [cle for cle in (code, _CLES_LANGUES.get(code)) if cle in _LOCALES[0].languages]
    return [_droites(locale.languages[cle]) for cle in cles[:1] for locale in _LOCALES if cle in locale.languages]


def _droites(nom: str) -> str:
    """Return the name with the apostrophes that people type."""
    return nom.replace("’", "'")


def _ranger(noms: dict[str, str]) -> dict[str, str]:
    """Return the names in the order of a French dictionary: « Égypte » before « Ghana »."""
    return dict(sorted(noms.items(), key=lambda paire: (sans_accents(paire[1]), paire[0])))


def _pays() -> dict[str, str]:
    usuels, territoires = lire("pays"), lire("territoires")
    codes = (_ALPHA2.keys() | usuels.keys()) - territoires.keys()
    return _ranger({code: usuels.get(code) or noms_cldr_pays(code)[0] for code in codes})


#: Code → name in French, in alphabetical order.
PAYS = _pays()
LANGUES = _ranger({code: nom or noms_cldr_langue(code)[0] for code, nom in lire("langues").items()})
#: The code of two letters that a file may hold instead: « AF », « FR » → ours.
PAYS_EN_DEUX_LETTRES = {_ALPHA2[code]: code for code in PAYS if code in _ALPHA2}
LANGUES_EN_DEUX_LETTRES = {court.upper(): code for code in LANGUES if len(court := _CLES_LANGUES.get(code, "")) == 2}


def noms_pays(codes: list[str]) -> list[str]:
    """Return the names of the countries; an unknown code stays itself."""
    return [PAYS.get(code, code) for code in codes]


#: Codes written before each language had one entry, or under which another was recorded (``fur`` is Friulian), and which a
#: merge that is undone may bring back → the one kept, that of the State's own lists (ISO 639-2) when they have it.
ANCIENNES = {"pbu": "pus", "pes": "fas", "fur": "fvr"}


def langues_actuelles(codes: list[str]) -> list[str]:
    """Return the codes as they are written today, each once, in their order."""
    return list(dict.fromkeys(ANCIENNES.get(code, code) for code in codes))


def noms_langues(codes: list[str]) -> list[str]:
    """Return the names of the languages, each once; an unknown code stays itself."""
    return [LANGUES.get(code, code) for code in langues_actuelles(codes)]
