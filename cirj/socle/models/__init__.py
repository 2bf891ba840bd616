from .base import ModeleDate
from .regle import RegleMetier

__all__ = ["ModeleDate", "RegleMetier"]
