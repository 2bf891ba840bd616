"""What is noted of the collective activities and of who came."""

from cirj.socle.journal_ecritures import Journalisee
from cirj.socle.journal_phrases import Lecture
from parcours.journalises.liens import PARCOURS

_DE_SANTE = "exists (select from parcours_activite a where a.id = ligne.activite_id and 'sante' = any (a.piliers))"

JOURNALISEES = {
    "parcours_activite": Journalisee("une activité collective", "null::uuid[], ligne.departement_id, false"),
    "parcours_participation": Journalisee("une participation", PARCOURS.format(sante=_DE_SANTE)),
}

LECTURES = {
    "activite": Lecture("a lu la liste d'une activité"),
    "activite_feuille": Lecture("a préparé la feuille de présence d'une activité"),
    "activite_inscription": Lecture("a choisi des participants à une activité"),
}
