"""Code lists of the pathway (reference §1 to §8), one file a theme."""

from .droits import EtatDroit, TypeDroit
from .emploi import (
    CategorieEmploi,
    EchangePermis,
    FamilleEmploi,
    MotifFinEmploi,
    NiveauDiplome,
    ResultatFormation,
    TempsTravail,
)
from .langue import Competence, NatureEvaluation, Niveau, ProfilLangue
from .logement import NATURES_SEJOUR, CategorieSejour, NatureSejour
from .personne import Lien, Sexe, StatutProtection, TypeTitre
from .suivi import CauseBlocage, EtatPilier, ModeSuivi, MotifSortie, Programme

__all__ = [
    "CategorieEmploi",
    "CategorieSejour",
    "CauseBlocage",
    "Competence",
    "EchangePermis",
    "EtatDroit",
    "EtatPilier",
    "FamilleEmploi",
    "Lien",
    "ModeSuivi",
    "MotifFinEmploi",
    "MotifSortie",
    "NATURES_SEJOUR",
    "NatureEvaluation",
    "NatureSejour",
    "Niveau",
    "NiveauDiplome",
    "ProfilLangue",
    "Programme",
    "ResultatFormation",
    "Sexe",
    "StatutProtection",
    "TempsTravail",
    "TypeDroit",
    "TypeTitre",
]
