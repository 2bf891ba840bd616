"""What the timeline tells of the papers that have several dates: the steps of the integration contract.

``BRANCHES``: for the one query of ``parcours.sources_chronologie.faits``; ``DITS``: nature → title, icon.
"""

from parcours.models import ContratIntegration

_CIR = "fr-icon-draft-line"
BRANCHES = (
    ("CirConvocation", ContratIntegration, "convoque_le", "", "", ""),
    ("CirSigne", ContratIntegration, "date", "date_precision", "", ""),
    ("CirEntretien", ContratIntegration, "entretien_final_le", "", "", ""),
    ("CirAbandon", ContratIntegration, "abandonne_le", "", "", ""),
)
DITS = {
    "CirConvocation": ("Convocation pour le contrat d'intégration républicaine", _CIR),
    "CirSigne": ("Contrat d'intégration républicaine signé", _CIR),
    "CirEntretien": ("Entretien final du contrat d'intégration républicaine", _CIR),
    "CirAbandon": ("Contrat d'intégration républicaine abandonné", _CIR),
}
