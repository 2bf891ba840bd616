"""What is noted of the alerts: what somebody did with one, not what the rules opened and closed."""

from cirj.socle.journal_ecritures import Journalisee
from cirj.socle.journal_phrases import Lecture
from parcours.journalises.liens import DU_PILIER

JOURNALISEES = {
    "parcours_reportalerte": Journalisee("le report d'une alerte", DU_PILIER, ignorees=("code", "objet")),
}
LECTURES = {"alertes": Lecture("a affiché une liste d'alertes")}
SANS_JOURNAL = {
    "parcours_alerte": "Déduite par les règles de lignes déjà notées ; ce que quelqu'un en fait, la reporter, est noté.",
}
