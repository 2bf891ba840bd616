"""Code lists of the pathway (reference §1 to §8), one file a theme."""

from .droits import (
    EtatDroit,
    TypeDroit,
)
from .emploi import (
    CategorieEmploi,
    EchangePermis,
    FamilleEmploi,
    MotifFinEmploi,
    NiveauDiplome,
    ResultatFormation,
    TempsTravail,
)
from .identite import SourceIdentite, VoieArrivee
from .langue import (
    CauseAttente,
    Competence,
    EtatCours,
    EtatPrescription,
    Examen,
    Modalite,
    MotifAbandonCours,
    NatureEvaluation,
    Niveau,
    ProfilLangue,
    ResultatExamen,
    Rythme,
    TypeCours,
)
from .logement import (
    NATURES_SEJOUR,
    CategorieSejour,
    NatureSejour,
)
from .papiers import AutoriteProtection, MotifAbandonCir, MotifFinProtection
from .personne import (
    Lien,
    Sexe,
    StatutProtection,
    TypeTitre,
)
from .rendez_vous import EtatRendezVous
from .social import FinDuo, NiveauScolaire, TypeDuo
from .suivi import (
    CauseBlocage,
    EtatObjectif,
    EtatPilier,
    ModeSuivi,
    MotifSortie,
    Programme,
)

__all__ = [
    "AutoriteProtection",
    "CategorieEmploi",
    "CategorieSejour",
    "CauseAttente",
    "CauseBlocage",
    "Competence",
    "EchangePermis",
    "EtatCours",
    "EtatDroit",
    "EtatObjectif",
    "EtatPilier",
    "EtatPrescription",
    "EtatRendezVous",
    "Examen",
    "FamilleEmploi",
    "FinDuo",
    "Lien",
    "Modalite",
    "ModeSuivi",
    "MotifAbandonCir",
    "MotifAbandonCours",
    "MotifFinEmploi",
    "MotifFinProtection",
    "MotifSortie",
    "NATURES_SEJOUR",
    "NatureEvaluation",
    "NatureSejour",
    "Niveau",
    "NiveauDiplome",
    "NiveauScolaire",
    "ProfilLangue",
    "Programme",
    "ResultatExamen",
    "ResultatFormation",
    "Rythme",
    "Sexe",
    "SourceIdentite",
    "StatutProtection",
    "TempsTravail",
    "TypeCours",
    "TypeDroit",
    "TypeDuo",
    "TypeTitre",
    "VoieArrivee",
]
