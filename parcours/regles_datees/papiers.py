"""Residence documents, integration contract, temporary protection, exchange of the driving licence."""

from cirj.socle.models.regle import Unite
from cirj.socle.regles_connues import RegleConnue
from parcours.regles_datees.compteurs import ALERTES

THEME, OU = "Séjour et papiers", "Dossier, alertes, « Mon parcours »"


def _echeance(code: str, libelle: str, unite: str, bornes: tuple[int, int], ou: str = OU) -> RegleConnue:
    return RegleConnue(code, libelle, unite, THEME, ou, bornes, effets=(ALERTES,))


REGLES = (
    _echeance("FIN_API", "Durée d'une attestation de prolongation d'instruction", Unite.MOIS, (1, 36)),
    _echeance("FIN_APS", "Durée d'une autorisation provisoire de séjour (protection temporaire)", Unite.MOIS, (1, 36)),
    _echeance(
        "RENOUV_TITRE_OUVERTURE", "Renouvellement d'un titre : ouvert ce temps avant sa fin", Unite.MOIS, (0, 24)
    ),
    _echeance(
        "RENOUV_TITRE_LIMITE", "Renouvellement d'un titre : à demander ce temps avant sa fin", Unite.MOIS, (0, 24)
    ),
    _echeance("PT_FIN", "Fin de la protection temporaire pour l'Ukraine", Unite.DATE, (0, 0)),
    _echeance("ECHANGE_PERMIS", "Délai pour demander l'échange du permis de conduire", Unite.MOIS, (1, 60)),
    _echeance("CIR_TERME", "Durée du contrat d'intégration républicaine", Unite.MOIS, (1, 36)),
    RegleConnue(
        "CIR_PROLONGATION",
        "Prolongation la plus longue du contrat d'intégration républicaine",
        Unite.MOIS,
        THEME,
        "Dossier",
        (0, 36),
        sans_nombre="les contrats déjà signés gardent la règle du jour de leur signature",
    ),
)
