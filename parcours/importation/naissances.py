"""A birth whose year has two figures: what it may be is proposed, and asked once per value."""

from cirj.socle.calendrier import age_a, ans
from parcours.importation.contexte import Contexte
from parcours.importation.dates import DateLue, en_lecture, lire_date, siecles
from parcours.importation.lecture import Cellule, texte
from parcours.importation.valeur import Lecture


def naissance(cellule: Cellule, contexte: Contexte) -> Lecture:
    """Return the birth; of two figures, « 30 » would make somebody of 96: it is said, and not taken."""
    ecrit = texte(cellule)
    lecture = en_lecture(ecrit, lambda: lire_date(cellule, contexte.aujourdhui, contexte.age_max, contexte.epoque))
    lue = lecture.valeur
    if lue is None:
        return lecture
    age = age_a(lue.jour, contexte.aujourdhui)
    if age > contexte.age_douteux and lue in possibles(ecrit, contexte):
        dit = f"« {ecrit} » : {lue.jour.year} donnerait {ans(age)}. Écrivez l'année en quatre chiffres."
        return Lecture(ecrit, None, "", dit)
    return lecture


def possibles(ecrit: str, contexte: Contexte) -> list[DateLue]:
    """Return the births that the text may say, when its year has two figures."""
    return siecles(ecrit, contexte.aujourdhui, contexte.age_max)


def a_choisir(lecture: Lecture, contexte: Contexte) -> list[tuple[str, str]]:
    """Return each year it may be, with what the birth and the age would then be."""
    return [
        (str(lue.jour.year), f"{lue}, {ans(age_a(lue.jour, contexte.aujourdhui))}")
        for lue in possibles(lecture.texte, contexte)
    ]


def choisie(ecrit: str, annee: str, contexte: Contexte) -> Lecture:
    """Return the birth of the year that was chosen."""
    lue = next((lue for lue in possibles(ecrit, contexte) if str(lue.jour.year) == annee), None)
    if lue is None:
        return Lecture(ecrit, None, "", f"« {ecrit} » : écrivez l'année en quatre chiffres.")
    return Lecture(ecrit, lue, str(lue))
