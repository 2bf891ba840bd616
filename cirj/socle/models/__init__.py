from .base import ModeleDate
from .journal import Action, EntreeJournal
from .memoire import ValeurGardee
from .regle import RegleMetier

__all__ = ["Action", "EntreeJournal", "ModeleDate", "RegleMetier", "ValeurGardee"]
