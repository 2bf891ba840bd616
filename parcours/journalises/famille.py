"""What is noted of the family reunion: those to come are named as changed, their names are not copied."""

from cirj.socle.journal_ecritures import Journalisee
from parcours.journalises.liens import FAIT

JOURNALISEES = {
    "parcours_reunificationfamiliale": Journalisee("une réunification familiale", FAIT, sans_valeur=("motif_refus",)),
    "parcours_membrereunification": Journalisee(
        "une personne attendue par réunification familiale", FAIT, sans_valeur=("nom", "prenom", "date_naissance")
    ),
}
