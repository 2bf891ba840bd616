from .brouillon import BrouillonDecision
from .comite import Comite, TypeComite
from .decision import Decision
from .point import PointOrdreDuJour
from .rapport import CommentaireRapport, RapportAnnuel
from .seance import Participant, Seance, SeanceClose

__all__ = [
    "BrouillonDecision",
    "Comite",
    "CommentaireRapport",
    "Decision",
    "Participant",
    "PointOrdreDuJour",
    "RapportAnnuel",
    "Seance",
    "SeanceClose",
    "TypeComite",
]
