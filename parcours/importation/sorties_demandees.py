"""A reason alone in a column of exits (« abandon »): whether the person left, and why, is asked once per value."""

from parcours.importation import croix
from parcours.importation.contexte import Contexte
from parcours.importation.dates import SANS_DATE
from parcours.importation.departs import depart
from parcours.importation.doutes import sans_doute
from parcours.importation.sorties import dit_une_sortie, motif_dit, sortie_ecrite
from parcours.importation.valeur import Lecture
from parcours.nomenclatures import MotifSortie

#: The answer « she left », without a reason.
SANS_MOTIF = "partie"
#: The answer « she did not leave ».
RESTE = "non"


def a_choisir(lecture: Lecture, contexte: Contexte) -> list[tuple[str, str]]:
    """Return yes or no for a cross; for a reason alone, that the person left, the reason that it names first, or not."""
    mots = sans_doute(lecture.texte)
    if lecture.valeur is not None or not dit_une_sortie(mots):
        return croix.a_choisir(lecture, contexte)
    choix = [(code, f"Partie : {libelle.lower()}") for code, libelle in MotifSortie.choices if code]
    dit = depart(mots, contexte)
    probable = motif_dit(mots) or (dit.motif if dit else "") or SANS_MOTIF
    choix += [(SANS_MOTIF, "Partie, sans en dire la raison"), (RESTE, "Encore suivie")]
    return sorted(choix, key=lambda un: un[0] != probable)


def choisie(ecrit: str, reponse: str, contexte: Contexte) -> Lecture:
    """Return the exit that was answered, on the day that its words hold, if any."""
    if reponse != SANS_MOTIF and reponse not in MotifSortie.values:
        return croix.choisie("sortie", ecrit, reponse, contexte)
    quand = sortie_ecrite(ecrit, contexte).valeur or SANS_DATE
    motif = "" if reponse == SANS_MOTIF else reponse
    lu = f"sortie, {quand}" + (f" : {MotifSortie(motif).label.lower()}" if motif else "")
    return Lecture(ecrit, quand, lu, details=motif or None)
