"""How long one may stay where one is."""

from cirj.socle.models.regle import Unite
from cirj.socle.regles_connues import RegleConnue
from parcours.regles_datees.compteurs import ALERTES

THEME = "Hébergement et logement"
_DOSSIER = "cette durée se lit dans chaque dossier ; un séjour déjà commencé garde l'ancienne valeur"


def _echeance(code: str, libelle: str, unite: str, bornes: tuple[int, int]) -> RegleConnue:
    return RegleConnue(code, libelle, unite, THEME, "Dossier, alertes", bornes, effets=(ALERTES,))


def _du_dossier(code: str, libelle: str, unite: str, bornes: tuple[int, int], mesure: str = "") -> RegleConnue:
    return RegleConnue(code, libelle, unite, THEME, "Dossier", bornes, mesure, sans_nombre=_DOSSIER)


REGLES = (
    _echeance(
        "FIN_MAINTIEN_DNA",
        "Maintien dans l'hébergement pour demandeurs d'asile après le mois de la notification",
        Unite.MOIS,
        (0, 24),
    ),
    _du_dossier(
        "FIN_MAINTIEN_PROLONGATION", "Prolongation du maintien que l'OFII peut accorder, au plus", Unite.MOIS, (0, 24)
    ),
    _echeance("FIN_CPH", "Durée d'accueil en centre provisoire d'hébergement", Unite.MOIS, (1, 36)),
    _echeance(
        "FIN_CPH_PROLONGATION", "Durée d'une prolongation en centre provisoire d'hébergement", Unite.MOIS, (1, 24)
    ),
    _echeance("PASSERELLE_DUREE", "Durée d'un logement passerelle", Unite.JOURS, (1, 730)),
    _echeance("PASSERELLE_SUIVI", "Accompagnement après un logement passerelle, au plus", Unite.MOIS, (1, 60)),
    _du_dossier("COHABITATION_MINIMUM", "Durée la plus courte d'un hébergement citoyen", Unite.MOIS, (0, 24)),
    _echeance("COHABITATION_MAXIMUM", "Durée la plus longue d'un hébergement citoyen", Unite.MOIS, (1, 60)),
    _echeance("LOGEMENT_SOCIAL_RENOUVELLEMENT", "Validité d'une demande de logement social", Unite.MOIS, (1, 36)),
    _du_dossier(
        "SUROCCUPATION", "Personnes au plus, en plus du nombre de pièces", Unite.NOMBRE, (0, 10), "personne,personnes"
    ),
)
