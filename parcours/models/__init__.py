from .acces_exceptionnel import AccesExceptionnel, EssaiAcces
from .activite import Activite, Participation
from .agir import ParcoursAgir, TransitionAgir
from .alerte import Alerte, ReportAlerte
from .bail import BailGlissant
from .blocage import PointBlocage
from .cir import ContratIntegration
from .cours import InscriptionCours
from .demande_logement import DemandeLogement
from .difficulte import DifficulteSignalee
from .document import Document
from .doublon import PropositionDoublon
from .droit import Droit
from .ecriture_import import EcritureImport
from .emploi import SituationEmploi, SuiviPostSortie
from .enchainement import Enchainement, Maillon
from .etape import Etape
from .fait import FaitDeDepart
from .identite import VarianteIdentite
from .importation import Importation, LigneImport
from .intervention import Intervention, Referent
from .langue import EvaluationLinguistique
from .menage import MembreMenage, Menage
from .mobilite import Diplome, PermisConduire
from .note import NotePrivee
from .orientation import Orientation
from .parcours import Parcours, PilierParcours
from .personne import Personne
from .plan import Diagnostic, Objectif
from .prescription import PrescriptionLinguistique
from .protection import Protection, TitreSejour
from .rapprochement import DemandeRapprochement, ReponseRapprochement
from .rapprochement_ofii import LigneOfii, RapprochementOfii
from .rendez_vous import AccesSoins, RendezVous
from .reunification import MembreReunification, ReunificationFamiliale
from .reunion import DoubleReporte, PersonnesDistinctes, Reunion
from .sejour import Sejour
from .social import BeneficiaireDuo, Duo, Scolarite
from .suivi import Suivi
from .suspension import SuspensionAgir

__all__ = [
    "AccesExceptionnel",
    "AccesSoins",
    "Activite",
    "Alerte",
    "BailGlissant",
    "BeneficiaireDuo",
    "ContratIntegration",
    "DemandeLogement",
    "DemandeRapprochement",
    "Diagnostic",
    "DifficulteSignalee",
    "Diplome",
    "Document",
    "Droit",
    "Duo",
    "Enchainement",
    "EcritureImport",
    "EssaiAcces",
    "Etape",
    "EvaluationLinguistique",
    "FaitDeDepart",
    "Importation",
    "InscriptionCours",
    "Intervention",
    "LigneImport",
    "LigneOfii",
    "Maillon",
    "MembreMenage",
    "MembreReunification",
    "Menage",
    "NotePrivee",
    "Objectif",
    "Orientation",
    "Parcours",
    "ParcoursAgir",
    "Participation",
    "PermisConduire",
    "Personne",
    "PersonnesDistinctes",
    "DoubleReporte",
    "PilierParcours",
    "PointBlocage",
    "PrescriptionLinguistique",
    "PropositionDoublon",
    "Protection",
    "RapprochementOfii",
    "Referent",
    "RendezVous",
    "ReponseRapprochement",
    "ReportAlerte",
    "ReunificationFamiliale",
    "Reunion",
    "Scolarite",
    "Sejour",
    "SituationEmploi",
    "Suivi",
    "SuiviPostSortie",
    "SuspensionAgir",
    "TitreSejour",
    "TransitionAgir",
    "VarianteIdentite",
]
