from .affectation import Affectation
from .agent import Agent
from .dispositif import Dispositif, Session
from .essais import EssaisConnexion
from .groupement import Groupement, MembreGroupement
from .initiative import Initiative, ResultatInitiative
from .invitation import Invitation
from .recapitulatif import Recapitulatif
from .revue import LigneRevue, RevueAcces
from .saisie import SaisieGardee
from .structure import NomStructure, Structure
from .territoire import CodePostal, Commune, Departement, Epci, NomCommune

__all__ = [
    "Affectation",
    "Agent",
    "CodePostal",
    "Commune",
    "Departement",
    "Dispositif",
    "Epci",
    "EssaisConnexion",
    "Groupement",
    "Initiative",
    "Invitation",
    "LigneRevue",
    "MembreGroupement",
    "NomCommune",
    "NomStructure",
    "Recapitulatif",
    "ResultatInitiative",
    "RevueAcces",
    "SaisieGardee",
    "Session",
    "Structure",
]
