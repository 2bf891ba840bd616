"""What is noted of the plan."""

from cirj.socle.journal_ecritures import Journalisee
from cirj.socle.journal_phrases import SON_DOSSIER, Lecture
from parcours.journalises.liens import DU_PILIER

JOURNALISEES = {
    "parcours_diagnostic": Journalisee("un diagnostic", DU_PILIER),
    "parcours_objectif": Journalisee("un objectif", DU_PILIER),
}
LECTURES = {"plan": Lecture("a lu un plan", "a lu le plan", SON_DOSSIER)}
