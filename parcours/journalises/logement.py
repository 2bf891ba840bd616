"""What is noted of the housing pillar: sliding leases and applications (stays are among the common records)."""

from cirj.socle.journal_ecritures import Journalisee
from parcours.journalises.liens import FAIT

JOURNALISEES = {
    "parcours_bailglissant": Journalisee("un bail glissant", FAIT),
    "parcours_demandelogement": Journalisee("une demande de logement", FAIT, sans_valeur=("numero", "texte_origine")),
}
