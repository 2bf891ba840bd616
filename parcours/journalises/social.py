"""What is noted of children's school, duos, appointments and needs to reach care."""

from cirj.socle.journal_ecritures import Journalisee
from parcours.journalises.liens import DU_PILIER, FAIT

_ACCES_SOINS = "array[p.id], p.departement_id, true from parcours_personne p where p.id = ligne.personne_id"

JOURNALISEES = {
    "parcours_accessoins": Journalisee("des besoins pour l'accès aux soins", _ACCES_SOINS),
    "parcours_beneficiaireduo": Journalisee("un bénéficiaire de duo", FAIT),
    "parcours_duo": Journalisee("un duo", FAIT, sans_valeur=("benevole",)),
    "parcours_rendezvous": Journalisee("un rendez-vous", DU_PILIER),
    "parcours_scolarite": Journalisee("une scolarité", FAIT),
}
