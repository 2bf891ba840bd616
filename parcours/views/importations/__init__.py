"""The guided import, one file a page."""

from .annulation import annulation_reprendre, annuler
from .apercu import apercu
from .ce_que_disait import ce_que_disait
from .colonnes import colonne, colonnes, feuille
from .depot import abandonner_import, importations, nouvelle
from .differences import differences
from .doublons import decider
from .questions import repondre
from .suivi import importation, lancer, refusees, reprendre

__all__ = [
    "abandonner_import",
    "annulation_reprendre",
    "annuler",
    "apercu",
    "ce_que_disait",
    "colonne",
    "colonnes",
    "decider",
    "differences",
    "feuille",
    "importation",
    "importations",
    "lancer",
    "nouvelle",
    "refusees",
    "repondre",
    "reprendre",
]
