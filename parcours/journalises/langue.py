"""What is noted of the language pillar: prescriptions and courses (tests are among the common records)."""

from cirj.socle.journal_ecritures import Journalisee
from parcours.journalises.liens import FAIT

JOURNALISEES = {
    "parcours_prescriptionlinguistique": Journalisee(
        "une prescription de français", FAIT, sans_valeur=("texte_origine",)
    ),
    "parcours_inscriptioncours": Journalisee("un cours de français", FAIT),
}
