"""What the timeline tells of the papers that have several dates: the integration contract, the family reunion.

``BRANCHES``: for the one query of ``parcours.sources_chronologie.faits``; ``DITS``: nature → title, icon.
"""

from parcours.models import ContratIntegration, MembreReunification, Protection, ReunificationFamiliale
from parcours.nomenclatures import EtatReunification, StatutProtection

_CIR = "fr-icon-draft-line"
_FAMILLE = "fr-icon-parent-line"
BRANCHES = (
    ("ProtectionDecidee", Protection, "decidee_le", "", "statut", ""),
    ("CirConvocation", ContratIntegration, "convoque_le", "", "", ""),
    ("CirSigne", ContratIntegration, "date", "date_precision", "", ""),
    ("CirEntretien", ContratIntegration, "entretien_final_le", "", "", ""),
    ("CirAbandon", ContratIntegration, "abandonne_le", "", "", ""),
    ("ReunificationDemande", ReunificationFamiliale, "demande_le", "", "", ""),
    ("ReunificationDecision", ReunificationFamiliale, "decision_le", "", "etat", ""),
    ("ReunificationArrivee", MembreReunification, "arrive_le", "", "", ""),
)
DITS = {
    "ProtectionDecidee": ("Décision de protection : {}", "fr-icon-shield-line"),
    "CirConvocation": ("Convocation pour le contrat d'intégration républicaine", _CIR),
    "CirSigne": ("Contrat d'intégration républicaine signé", _CIR),
    "CirEntretien": ("Entretien final du contrat d'intégration républicaine", _CIR),
    "CirAbandon": ("Contrat d'intégration républicaine abandonné", _CIR),
    "ReunificationDemande": ("Réunification familiale : demandes de visa déposées", _FAMILLE),
    "ReunificationDecision": ("Réunification familiale : {}", _FAMILLE),
    "ReunificationArrivee": ("Réunification familiale : arrivée d'un membre de la famille", _FAMILLE),
}


def dire_un_papier(nature: str, code: str) -> tuple[str, str]:
    """Return the title and the icon of a row of ``BRANCHES``."""
    titre, icone = DITS[nature]
    if nature == "ProtectionDecidee":
        return titre.format(StatutProtection(code).label), icone
    return titre.format(EtatReunification(code).label.lower()) if code else titre, icone
