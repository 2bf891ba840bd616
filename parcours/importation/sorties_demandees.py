"""A reason alone in a column of exits (« abandon »): whether the person left, and why, is asked once per value."""

from parcours.importation import croix
from parcours.importation.contexte import Contexte
from parcours.importation.dates import SANS_DATE
from parcours.importation.doutes import sans_doute
from parcours.importation.sorties import dit_une_sortie, motif_dit
from parcours.importation.valeur import Lecture
from parcours.nomenclatures import MotifSortie

#: The answer « she left », without a reason.
SANS_MOTIF = "partie"


def a_choisir(lecture: Lecture, contexte: Contexte) -> list[tuple[str, str]]:
    """Return yes or no for a cross; for a reason alone, that the person left, the reason that it names first."""
    mots = sans_doute(lecture.texte)
    if lecture.valeur is not None or not dit_une_sortie(mots):
        return croix.a_choisir(lecture, contexte)
    choix = [(code, f"Partie : {libelle.lower()}") for code, libelle in MotifSortie.choices if code]
    probable = motif_dit(mots) or SANS_MOTIF
    return sorted([*choix, (SANS_MOTIF, "Partie, sans en dire la raison")], key=lambda un: un[0] != probable)


def choisie(ecrit: str, reponse: str, contexte: Contexte) -> Lecture:
    if reponse == SANS_MOTIF:
        return Lecture(ecrit, SANS_DATE, "sortie, date inconnue")
    if reponse not in MotifSortie.values:
        return croix.choisie("sortie", ecrit, reponse, contexte)
    lu = f"sortie, date inconnue : {MotifSortie(reponse).label.lower()}"
    return Lecture(ecrit, SANS_DATE, lu, details=reponse)
