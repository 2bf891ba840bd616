"""A birth that its cell does not say alone: two figures of a year, words around the date; what is likely is asked once.

« née en France 08/25 » says a birth: its date is taken, and the words are said. « Kaboul 2008 » may be of an arrival: it is
asked. « avant 1990 », « 1990 ou 1992 » date nothing.
"""

import re

from cirj.socle.calendrier import age_a, ans
from parcours.importation.contexte import Contexte
from parcours.importation.dates import DateLue, DateRefusee, en_lecture, lire_date, siecles
from parcours.importation.dates_parmi_les_mots import DateEntouree, date_parmi_les_mots
from parcours.importation.lecture import Cellule, texte
from parcours.importation.tables import cle, mots_de
from parcours.importation.valeur import Lecture

_NE = re.compile(r"^(?:date de naissance|naissance|nee?s?|born)\b")


def naissance(cellule: Cellule, contexte: Contexte) -> Lecture:
    """Return the birth; of two figures, « 30 » would make somebody of 96: it is said, and not taken."""
    ecrit = texte(cellule)
    lecture = _lire(ecrit, cellule, contexte)
    if lecture.valeur is None and (entouree := _entouree(ecrit)):
        lecture = _lire(ecrit, entouree.date, contexte)
        if lecture.valeur is not None and not _dit_une_naissance(entouree.reste):
            dit = f"« {ecrit} » : est-ce la date de naissance ? {entouree.date} est entouré d'autres mots."
            return Lecture(ecrit, None, "", dit)
        if lecture.valeur is not None:
            dit = f"À côté de la date, « {entouree.reste} » n'est pas repris."
            return Lecture(ecrit, lecture.valeur, lecture.lu, dit)
    return lecture


def _lire(ecrit: str, cellule: Cellule, contexte: Contexte) -> Lecture:
    lecture = en_lecture(ecrit, lambda: lire_date(cellule, contexte.aujourdhui, contexte.age_max, contexte.epoque))
    lue = lecture.valeur
    if lue is None:
        return lecture
    age = age_a(lue.jour, contexte.aujourdhui)
    if age > contexte.age_douteux and lue in siecles(texte(cellule), contexte.aujourdhui, contexte.age_max):
        dit = f"« {ecrit} » : {lue.jour.year} donnerait {ans(age)}. Écrivez l'année en quatre chiffres."
        return Lecture(ecrit, None, "", dit)
    return lecture


def _entouree(ecrit: str) -> DateEntouree | None:
    """Return the date among words, none when the words make it another thing than a date."""
    entouree = date_parmi_les_mots(ecrit)
    contraires = _mots("contraire")
    return entouree if entouree and contraires.isdisjoint(cle(entouree.reste).split()) else None


def _dit_une_naissance(reste: str) -> bool:
    """« née en France », « dit-il »: words that name a birth, or who says it."""
    return bool(_NE.match(cle(reste))) or cle(reste) in _mots("dite")


def _mots(sens: str) -> frozenset[str]:
    return mots_de("mots_d_une_naissance", sens)


def possibles(ecrit: str, contexte: Contexte) -> list[DateLue]:
    """Return the births that the text may say: one a century when its year has two figures, the date among its words."""
    trouvees = siecles(ecrit, contexte.aujourdhui, contexte.age_max)
    entouree = None if trouvees else _entouree(ecrit)
    if entouree is None:
        return trouvees
    if trouvees := siecles(entouree.date, contexte.aujourdhui, contexte.age_max):
        return trouvees
    try:
        return [lire_date(entouree.date, contexte.aujourdhui, contexte.age_max, contexte.epoque)]
    except DateRefusee:
        return []


def a_choisir(lecture: Lecture, contexte: Contexte) -> list[tuple[str, str]]:
    """Return each year it may be, with the birth and the age, the likely one first; nothing of what is taken already."""
    if lecture.valeur is not None:
        return []
    dites = [(age_a(lue.jour, contexte.aujourdhui), lue) for lue in possibles(lecture.texte, contexte)]
    dites.sort(key=lambda dite: dite[0] > contexte.age_douteux)
    return [(str(lue.jour.year), f"{lue}, {ans(age)}") for age, lue in dites]


def choisie(ecrit: str, annee: str, contexte: Contexte) -> Lecture:
    """Return the birth of the year that was chosen."""
    lue = next((lue for lue in possibles(ecrit, contexte) if str(lue.jour.year) == annee), None)
    if lue is None:
        return Lecture(ecrit, None, "", f"« {ecrit} » : écrivez l'année en quatre chiffres.")
    return Lecture(ecrit, lue, str(lue))
