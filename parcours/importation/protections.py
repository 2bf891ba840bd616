"""The two dates of a protection: the day it was decided, and the day it was notified, from which the law counts.

The delays run from the notification (``parcours.logement.termes``): a decision alone dates none of them, and is never
taken for it.
"""

from dataclasses import replace

from cirj.socle.calendrier import Precision
from parcours.importation.contexte import Contexte
from parcours.importation.dates import DateLue, en_lecture, lire_date, un_jour
from parcours.importation.lecture import Cellule, texte
from parcours.importation.valeur import VIDE, Lecture


def decision(cellule: Cellule, contexte: Contexte) -> Lecture:
    """Return the day of the decision; a month or a year is no day, and is said."""
    lue = en_lecture(
        texte(cellule), lambda: lire_date(cellule, contexte.aujourdhui, None, contexte.epoque, contexte.age_max)
    )
    return un_jour(lue, "écrivez le jour de la décision")


def accorder_la_protection(champs: dict[str, Lecture]) -> None:
    """Take the notification out of ``champs`` when it precedes the decision, and say so; which is wrong is not known."""
    decidee, notifiee = champs.get("date_decision", VIDE).valeur, champs.get("date_notification", VIDE)
    if not isinstance(notifiee.valeur, DateLue) or decidee is None:
        return
    if notifiee.valeur.precision == Precision.JOUR and notifiee.valeur.jour < decidee.jour:
        dit = f"« {notifiee.texte} » précède la décision ({decidee}) : vérifiez l'une et l'autre."
        champs["date_notification"] = replace(notifiee, valeur=None, lu="", probleme=dit)
