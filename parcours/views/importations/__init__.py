"""The guided import, one file a page."""

from .annulation import annulation_reprendre, annuler
from .apercu import apercu
from .colonnes import colonnes, feuille
from .depot import abandonner_import, importations, nouvelle
from .doublons import decider
from .suivi import importation, lancer, refusees, reprendre

__all__ = [
    "abandonner_import",
    "annulation_reprendre",
    "annuler",
    "apercu",
    "colonnes",
    "decider",
    "feuille",
    "importation",
    "importations",
    "lancer",
    "nouvelle",
    "refusees",
    "reprendre",
]
