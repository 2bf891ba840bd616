"""The languages of « Mon parcours »: one file of wordings each, under ``textes/``, and which one a person is offered.

A day is written « lundi 14 décembre 2026 » in French and « Monday 14/12/2026 » elsewhere: the names of months differ from
one Arab country to another, and an Ethiopian or an Afghan reader gives some of them to other months. The figures are
those that she finds on her other papers.
"""

import datetime
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cirj.socle.calendrier import en_francais
from parcours.nomenclatures.pays_et_langues import noms_langues

DOSSIER = Path(__file__).parent / "textes"
FRANCAIS, ANGLAIS = "fra", "eng"
A_RELIRE = "à relire"
#: Language spoken (ISO 639-3) → the one whose writing she reads. Iranian Persian and Hazaragi are read in Dari.
LUES = {
    **dict.fromkeys(["ara", "acm", "apc", "apd", "arb", "arq", "ary", "arz", "ayl"], "ara"),
    **dict.fromkeys(["prs", "fas", "pes", "haz", "aiq"], "prs"),
    **dict.fromkeys(["pus", "pbt", "pbu", "pst"], "pus"),
    "tir": "tir",
    "ukr": "ukr",
    "eng": ANGLAIS,
    "fra": FRANCAIS,
}
# What is said in the middle of a sentence written from right to left, and must keep its own direction.
_ISOLE, _FIN = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


@dataclass(frozen=True)
class Langue:
    """``balise``: BCP 47, for the document. ``sens``: ltr or rtl. ``jours``: the seven days, from Monday."""

    code: str
    nom: str
    balise: str
    sens: str
    statut: str
    jours: tuple[str, ...]
    mots: dict[str, str]

    @property
    def a_relire(self) -> bool:
        return self.statut == A_RELIRE

    def dire(self, cle: str, **valeurs) -> str:
        """Return one wording; dates are written out, other values keep their own direction."""
        return self.mots[cle].format(**{nom: self._valeur(valeur) for nom, valeur in valeurs.items()})

    def jour(self, jour: datetime.date, heure: datetime.time | None = None) -> str:
        """Return the day, and the hour when there is one: « lundi 14 décembre 2026 à 14 h 30 »."""
        if self.code == FRANCAIS:
            dit = en_francais(jour, "l j F Y").replace(" ", "\N{NO-BREAK SPACE}")
            return f"{dit} à {heure:%H}\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}{heure:%M}" if heure else dit
        dit = f"{self.jours[jour.weekday()]}\N{NO-BREAK SPACE}{self._isoler(f'{jour:%d/%m/%Y}')}"
        return f"{dit}, {self._isoler(f'{heure:%H:%M}')}" if heure else dit

    def _valeur(self, valeur) -> str:
        return self.jour(valeur) if isinstance(valeur, datetime.date) else self._isoler(str(valeur))

    def _isoler(self, texte: str) -> str:
        return f"{_ISOLE}{texte}{_FIN}" if self.sens == "rtl" else texte


@cache
def langue(code: str) -> Langue:
    """Return one language; ``KeyError`` when there is no file of it."""
    if code not in codes():
        raise KeyError(code)
    lu = tomllib.loads((DOSSIER / f"{code}.toml").read_text(encoding="utf-8"))
    return Langue(code, jours=tuple(lu.pop("jours")), **lu)


@cache
def codes() -> tuple[str, ...]:
    """Return the codes of the languages (ISO 639-3), French first, then by their French name."""
    presents = sorted(fichier.stem for fichier in DOSSIER.glob("*.toml"))
    noms = dict(zip(presents, noms_langues(presents), strict=True))
    return tuple(sorted(presents, key=lambda code: (code != FRANCAIS, noms[code])))


@dataclass(frozen=True)
class Proposition:
    """The second language offered first, and what the agent is told of the ones that are missing."""

    code: str
    message: str = ""


def proposer(parlees: list[str]) -> Proposition:
    """Return what to offer to who speaks ``parlees`` (ISO 639-3, the best first)."""
    if not parlees:
        return Proposition(ANGLAIS, "Ses langues ne sont pas notées : demandez à la personne laquelle elle lit.")
    if parlees[0] in LUES:
        return Proposition(LUES[parlees[0]])
    offerte = next((LUES[code] for code in parlees if LUES.get(code, FRANCAIS) != FRANCAIS), ANGLAIS)
    autres = "l'ukrainien ou l'anglais" if parlees[0] == "rus" else "une autre langue qu'elle lit"
    (manquante,) = noms_langues(parlees[:1])
    return Proposition(
        offerte,
        f"Ce papier n'existe pas encore en {manquante}. Choisissez avec la personne {autres}, ou le français seul.",
    )
