from .comite import Comite, Participant, PointOrdreDuJour, Seance
from .decision import Decision
from .rapport import CommentaireRapport, RapportAnnuel

__all__ = [
    "Comite",
    "CommentaireRapport",
    "Decision",
    "Participant",
    "PointOrdreDuJour",
    "RapportAnnuel",
    "Seance",
]
