"""Code lists of the pathway (docs/domaine.md §1 to §8), one file a theme."""

from .activites import Presence, TypeActivite
from .agir import EtatAgir, MotifSuspension, ResultatOfii, RoleBinome, VoieAgir
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
)
from .logement import (
    NATURES_SEJOUR,
    CategorieSejour,
    EtatDemandeLogement,
    MotifFinSejour,
    MotifRefusLogement,
    NatureSejour,
    RetardGlissement,
    TypeDemandeLogement,
    Typologie,
)
from .orientation import EtatOrientation, MotifRefus, ResultatOrientation
from .papiers import AutoriteProtection, MotifAbandonCir, MotifFinProtection
from .personne import (
    Lien,
    Sexe,
    StatutProtection,
    TypeTitre,
)
from .rendez_vous import EtatRendezVous
from .reunification import EtatReunification, LienReunification
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
    "EtatAgir",
    "EtatCours",
    "EtatDemandeLogement",
    "EtatDroit",
    "EtatObjectif",
    "EtatOrientation",
    "EtatPilier",
    "EtatPrescription",
    "EtatRendezVous",
    "EtatReunification",
    "Examen",
    "FamilleEmploi",
    "FinDuo",
    "Lien",
    "LienReunification",
    "Modalite",
    "ModeSuivi",
    "MotifAbandonCir",
    "MotifAbandonCours",
    "MotifFinEmploi",
    "MotifFinProtection",
    "MotifFinSejour",
    "MotifRefusLogement",
    "MotifRefus",
    "MotifSortie",
    "MotifSuspension",
    "NATURES_SEJOUR",
    "NatureEvaluation",
    "NatureSejour",
    "Niveau",
    "NiveauDiplome",
    "NiveauScolaire",
    "Presence",
    "ProfilLangue",
    "Programme",
    "ResultatExamen",
    "ResultatFormation",
    "ResultatOfii",
    "RetardGlissement",
    "RoleBinome",
    "Rythme",
    "ResultatOrientation",
    "Sexe",
    "SourceIdentite",
    "StatutProtection",
    "TempsTravail",
    "TypeActivite",
    "TypeDemandeLogement",
    "TypeDroit",
    "TypeDuo",
    "TypeTitre",
    "Typologie",
    "VoieAgir",
    "VoieArrivee",
]
