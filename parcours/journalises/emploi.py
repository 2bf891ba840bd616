"""What is noted of driving licences and diplomas; situations are noted with what was there before them."""

from cirj.socle.journal_ecritures import Journalisee
from parcours.journalises.liens import FAIT

JOURNALISEES = {
    "parcours_diplome": Journalisee("un diplôme", FAIT),
    "parcours_permisconduire": Journalisee("un permis de conduire", FAIT),
}
