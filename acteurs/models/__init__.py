from .affectation import Affectation
from .agent import Agent
from .initiative import Initiative, ResultatInitiative
from .invitation import Invitation
from .saisie import SaisieGardee
from .structure import NomStructure, Structure
from .territoire import CodePostal, Commune, Departement, Epci, NomCommune

__all__ = [
    "Affectation",
    "Agent",
    "CodePostal",
    "Commune",
    "Departement",
    "Epci",
    "Initiative",
    "Invitation",
    "NomCommune",
    "NomStructure",
    "ResultatInitiative",
    "SaisieGardee",
    "Structure",
]
