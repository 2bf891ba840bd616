from .base import ModeleDate
from .battement import Battement
from .journal import Action, EntreeJournal
from .memoire import ValeurGardee
from .regle import RegleMetier
from .tache import TacheAConfier

__all__ = [
    "Action",
    "Battement",
    "EntreeJournal",
    "ModeleDate",
    "RegleMetier",
    "TacheAConfier",
    "ValeurGardee",
]
