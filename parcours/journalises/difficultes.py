"""What is noted of the difficulties that tables name: decided by whom; the words are not copied, they may be of any pillar."""

from cirj.socle.journal_ecritures import Journalisee
from cirj.socle.journal_phrases import Lecture
from parcours.journalises.liens import DU_PILIER

JOURNALISEES = {
    "parcours_difficultesignalee": Journalisee("une difficulté à confirmer", DU_PILIER, sans_valeur=("texte",)),
}
LECTURES = {"difficultes": Lecture("a affiché les difficultés à confirmer")}
