"""Dates as people write them: exact, approximate (kept so), impossible or ambiguous (refused, and said).

A part that is unknown stays unknown: « 00/00/1990 » is a year, never the first of January.
"""

import datetime
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from cirj.socle.calendrier import Precision, affichage_approche, en_francais
from parcours.importation.lecture import Cellule, sans_heure
from parcours.importation.tables import cle, table
from parcours.importation.valeur import Lecture

_MOTS_AVANT = re.compile(
    r"^(?:depuis le|depuis|signe le|nee? le|nee? en|le|en|du|vers|environ|env\.?|ca|courant|debut|mi|fin)[ \-]+"
)
#: Before a day only: « mar 2023 » is the month of March.
DE_SEMAINE = (
    r"(?:(?:lun|mar|mer|jeu|ven|sam|dim)(?:di|credi|dredi|edi|anche)?"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)(?:day)?|tues(?:day)?|wednesday|thurs?(?:day)?|saturday)"
    r"[.,]* *(?=\d{1,2}\D)"
)
JOURS_DE_SEMAINE = {
    "lun": 0,
    "mar": 1,
    "mer": 2,
    "jeu": 3,
    "ven": 4,
    "sam": 5,
    "dim": 6,
    "mon": 0,
    "tue": 1,
    "wed": 2,
    "thu": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
_HEURE = re.compile(r"(?:,? +(?:a )?|t)\d{1,2} ?(?:h|:)(?: ?\d{2})?(?::\d{2}(?:[.,]\d+)?)?(?:z|[+\-]\d{2}:?\d{2})?$")
#: A part that is said to be unknown: « 00/00/1990 », « XX/05/1990 », « ??/1990 ».
_INCONNUE = re.compile(r"0{1,2}|x{1,2}|\?{1,2}|_{1,2}|\*{1,2}")
_PARTIE = rf"\d{{1,2}}|{_INCONNUE.pattern}"
_FORMES = [
    re.compile(rf"(?P<j>{_PARTIE})(?:er)?[ /.\-](?P<m>{_PARTIE})[ /.\-](?P<a>\d{{4}}|\d{{2}})"),
    re.compile(rf"(?P<a>\d{{4}})[/.\-](?P<m>{_PARTIE})[/.\-](?P<j>{_PARTIE})"),
    re.compile(rf"(?P<j>{_PARTIE})(?:er)?[ /.\-](?P<mois>[a-z]+)\.?[ /.\-](?P<a>\d{{4}}|\d{{2}})"),
    re.compile(rf"(?P<m>{_PARTIE})[ /.\-](?P<a>\d{{4}})"),
    re.compile(rf"(?P<a>\d{{4}})[/\-](?P<m>{_PARTIE})"),
    # « mars-23 » is what a spreadsheet shows of a month: the figures are its year.
    re.compile(r"(?P<mois>[a-z]+)\.?[ /.\-](?P<a>\d{4}|\d{2})"),
    # « 01/26 » is a month of 2026: no month has the number 26.
    re.compile(r"(?P<m>0?[1-9]|1[0-2])[/\-](?P<a>1[3-9]|[2-9]\d)"),
    re.compile(r"(?P<a>\d{4})"),
    # Eight figures are read one way only: a month is never 19 nor 20.
    re.compile(r"(?P<a>(?:19|20)\d{2})(?P<m>0[0-9]|1[0-2])(?P<j>[0-3]\d)"),
]
#: « 05/06 »: the fifth of June, or May 2006.
_JOUR_OU_MOIS = re.compile(r"(?:0?[1-9]|1[0-2])[/\-](?:0[1-9]|1[0-2])")
_JOUR_COMPACT = re.compile(r"(?P<j>\d{2})(?P<m>\d{2})(?P<a>(?:19|20)\d{2})")
# Day 1 of Excel's calendar; a date whose cell lost its format is a number of days since.
EXCEL = datetime.date(1899, 12, 30)
#: Day 0 of the workbooks made by old Macintosh spreadsheets.
EXCEL_1904 = datetime.date(1904, 1, 1)
_SERIES_EXCEL = range(10_000, 80_000)


class DateRefusee(ValueError):
    """The text is not a date one may keep; the message says why."""


@dataclass(frozen=True, slots=True)
class DateLue:
    jour: datetime.date
    precision: str = Precision.JOUR

    def __str__(self) -> str:
        return affichage_approche(self.jour, self.precision)


class SansDate:
    """It happened, on a day that the table does not say."""

    jour = None
    precision = Precision.JOUR

    def __str__(self) -> str:
        return "date inconnue"


SANS_DATE = SansDate()


def en_lecture(ecrit: str, lire: Callable[[], DateLue]) -> Lecture:
    """Return what ``lire`` reads of the cell, or why it refuses it."""
    try:
        lue = lire()
    except DateRefusee as refus:
        return Lecture(ecrit, None, "", str(refus))
    return Lecture(ecrit, lue, str(lue))


def un_jour(lecture: Lecture, demande: str) -> Lecture:
    """Return the reading of a column that says a day; a month or a year is none, and ``demande`` says what to write."""
    if lecture.valeur is None or lecture.valeur.precision == Precision.JOUR:
        return lecture
    return Lecture(lecture.texte, None, "", f"« {lecture.texte} » : {demande}.")


def lire_date(
    cellule: Cellule,
    aujourdhui: datetime.date,
    age_max: int | None = None,
    epoque: datetime.date = EXCEL,
    vecu: int | None = None,
) -> DateLue:
    """Return the past date that ``cellule`` says.

    ``epoque``: day 0 of the workbook, for a date whose cell lost its format. ``age_max`` is given for a birth date: it settles
    the century of two-digit years (« 97 » → 1997), and a year that leaves two possible ages is refused. ``vecu`` is given
    for what happened in a life: the oldest age that is believed, nothing being older. Raise
    ``DateRefusee`` for what is impossible, future, ambiguous or unknown, and for a weekday that contradicts its date.
    """
    lue, ecrit = _lire(cellule, aujourdhui, age_max, epoque)
    return _verifier(lue, aujourdhui, vecu if age_max is None else age_max, ecrit)


def lire_echeance(
    cellule: Cellule, aujourdhui: datetime.date, epoque: datetime.date = EXCEL, vecu: int | None = None
) -> DateLue:
    """Return a date that may be to come, as the end of a contract is."""
    lue, ecrit = _lire(cellule, aujourdhui, None, epoque)
    return lue if lue.jour > aujourdhui else _verifier(lue, aujourdhui, vecu, ecrit)


def _lire(
    cellule: Cellule, aujourdhui: datetime.date, age_max: int | None, epoque: datetime.date
) -> tuple[DateLue, str]:
    if isinstance(cellule, datetime.date):
        return DateLue(sans_heure(cellule)), f"{cellule:%d/%m/%Y}"
    if isinstance(cellule, int) and cellule in _SERIES_EXCEL:
        return DateLue(epoque + datetime.timedelta(days=cellule)), str(cellule)
    texte = str(cellule).strip()
    if re.fullmatch(r"\d{5}", texte) and int(texte) in _SERIES_EXCEL:
        return DateLue(epoque + datetime.timedelta(days=int(texte))), texte
    parties = _decouper(texte)
    annee = _annee(parties["a"], aujourdhui, age_max, texte)
    return _dater(parties, annee, texte), texte


def siecles(texte: str, aujourdhui: datetime.date, age_max: int) -> list[DateLue]:
    """Return the births that a year of two figures may say; none when the year is written whole, or nothing is."""
    trouvees = []
    try:
        parties = _decouper(texte.strip())
    except DateRefusee:
        return []
    for siecle in (1900, 2000) if len(parties["a"]) == 2 else ():
        # The century that no calendar has, or that is to come, is not one of them.
        with suppress(DateRefusee):
            lue = _dater(parties, siecle + int(parties["a"]), texte)
            trouvees.append(_verifier(lue, aujourdhui, age_max, texte))
    return trouvees


def _decouper(texte: str) -> dict[str, str]:
    """Return the parts that the text says, ``semaine`` among them when it names the day of the week."""
    simple = _HEURE.sub("", re.sub(r"\s+", " ", _sans_accents_ni_casse(texte)))
    simple = _MOTS_AVANT.sub("", simple)
    semaine = re.match(DE_SEMAINE, simple)
    simple = simple[semaine.end() :] if semaine else simple
    for forme in [*_FORMES, _JOUR_COMPACT]:
        if trouve := forme.fullmatch(simple):
            parties = {nom: valeur for nom, valeur in trouve.groupdict().items() if valeur is not None}
            parties = {nom: v for nom, v in parties.items() if nom == "a" or not _INCONNUE.fullmatch(v)}
            if semaine and "j" not in parties:
                break
            return parties | ({"semaine": semaine[0][:3]} if semaine else {})
    if _JOUR_OU_MOIS.fullmatch(simple):
        raise DateRefusee(f"« {texte} » peut dire un jour ou un mois : écrivez l'année en quatre chiffres.")
    raise DateRefusee(f"« {texte} » n'est pas une date reconnue.")


def _sans_accents_ni_casse(texte: str) -> str:
    # Separators must survive: each run of letters is simplified, the rest is kept.
    return re.sub(r"[^\W\d_]+", lambda mot: cle(mot[0]), texte).strip(" .")


def _mois(parties: dict[str, str], texte: str) -> int | None:
    if "mois" not in parties:
        return int(parties["m"]) if "m" in parties else None
    ligne = table("mois").exacte(parties["mois"])
    if ligne is None:
        raise DateRefusee(f"« {texte} » n'est pas une date reconnue.")
    return int(ligne["code"])


def _annee(chiffres: str, aujourdhui: datetime.date, age_max: int | None, texte: str) -> int:
    if len(chiffres) == 4:
        return int(chiffres)
    deux = int(chiffres)
    if age_max is None:
        # Of what happened, the nearest: « 27 » is next year, and refused, rather than 1927.
        return min((s + deux for s in (1900, 2000)), key=lambda annee: abs(annee - aujourdhui.year))
    possibles = [s + deux for s in (1900, 2000) if aujourdhui.year - age_max <= s + deux <= aujourdhui.year]
    if len(possibles) > 1:
        raise DateRefusee(f"« {texte} » : {possibles[0]} ou {possibles[1]} ? Écrivez l'année en quatre chiffres.")
    return possibles[0] if possibles else 1900 + deux


def _dater(parties: dict[str, str], annee: int, texte: str) -> DateLue:
    mois = _mois(parties, texte)
    # Without its month, a day says nothing.
    jour = parties.get("j") if mois else None
    precision = Precision.JOUR if jour else Precision.MOIS if mois else Precision.ANNEE
    try:
        lue = DateLue(datetime.date(annee, mois or 1, int(jour or 1)), precision)
    except ValueError as erreur:
        raise DateRefusee(f"La date « {texte} » n'existe pas.") from erreur
    if "semaine" in parties and JOURS_DE_SEMAINE[parties["semaine"]] != lue.jour.weekday():
        vrai = en_francais(lue.jour, "l j F Y")
        raise DateRefusee(f"« {texte} » : c'était un {vrai}. Vérifiez le jour ou la date.")
    return lue


def _verifier(lue: DateLue, aujourdhui: datetime.date, vecu: int | None, texte: str) -> DateLue:
    if lue.jour > aujourdhui:
        raise DateRefusee(f"La date « {texte} » est dans le futur.")
    if vecu is not None and lue.jour.year < aujourdhui.year - vecu:
        raise DateRefusee(f"La date « {texte} » est trop ancienne pour être juste.")
    return lue
