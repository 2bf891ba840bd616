"""What is noted of referrals and chains. What is asked, and the words of an answer, stand in the row itself."""

from cirj.socle.journal_ecritures import Journalisee
from cirj.socle.journal_phrases import SON_DOSSIER, Lecture
from parcours.journalises.liens import DU_PARCOURS, DU_PILIER

JOURNALISEES = {
    "parcours_orientation": Journalisee("une orientation", DU_PILIER, sans_valeur=("demande", "precision", "bilan")),
    "parcours_enchainement": Journalisee("un enchaînement", DU_PARCOURS),
    "parcours_maillon": Journalisee("une étape d'un enchaînement", DU_PILIER, sans_valeur=("precision",)),
}
LECTURES = {
    "orientation": Lecture("a lu une orientation", "a lu une orientation du dossier", SON_DOSSIER),
    "orientations": Lecture("a affiché une liste d'orientations"),
}
