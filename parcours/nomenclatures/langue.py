"""Code lists of French levels and tests (docs/domaine.md §2)."""

from django.db import models

# The levels are the actors' floor's: an offer asks for one.
from acteurs.nomenclatures.offre import Niveau as Niveau


class ProfilLangue(models.TextChoices):
    """A separate axis from the level: reading and writing (docs/domaine.md §2)."""

    ALPHA = "alpha", "Alphabétisation"
    ILLETTRISME = "illettrisme", "Illettrisme"
    FLE = "fle", "Français langue étrangère"


class NatureEvaluation(models.TextChoices):
    POSITIONNEMENT_OFII = "positionnement_ofii", "Positionnement OFII"
    AUTO_EVALUATION = "auto_evaluation", "Auto-évaluation"
    EVALUATION_STRUCTURE = "evaluation_structure", "Évaluation de la structure"
    CERTIFICATION = "certification", "Certification"


class Competence(models.TextChoices):
    GLOBALE = "globale", "Global"
    CO = "co", "Compréhension orale"
    CE = "ce", "Compréhension écrite"
    PO = "po", "Production orale"
    PE = "pe", "Production écrite"

    @classmethod
    def orales(cls) -> list[str]:
        return [cls.CO, cls.PO]

    @classmethod
    def ecrites(cls) -> list[str]:
        return [cls.CE, cls.PE]


class Examen(models.TextChoices):
    """Certifications of French, and the civic exam that goes with them since 2026 (docs/domaine.md §2 and §5)."""

    DILF = "dilf", "DILF (diplôme initial de langue française)"
    DELF = "delf", "DELF (diplôme d'études en langue française)"
    TCF_IRN = "tcf_irn", "TCF-IRN (test de connaissance du français)"
    TEF_IRN = "tef_irn", "TEF-IRN (test d'évaluation de français)"
    DCL = "dcl", "DCL (diplôme de compétence en langue)"
    CIVIQUE = "examen_civique", "Examen civique"

    @property
    def sigle(self) -> str:
        """The name without what it stands for, for a line."""
        return str(self.label).partition(" (")[0]


class ResultatExamen(models.TextChoices):
    ATTENDU = "attendu", "Inscription faite, résultat attendu"
    OBTENU = "obtenu", "Obtenu"
    ECHEC = "echec", "Non obtenu"


class Rythme(models.TextChoices):
    """Hours a week of a prescribed course; how many is a dated rule (docs/domaine.md §2)."""

    EXTENSIF = "extensif", "Extensif"
    SEMI_INTENSIF = "semi_intensif", "Semi-intensif"
    INTENSIF = "intensif", "Intensif"


class Modalite(models.TextChoices):
    PRESENTIEL = "presentiel", "En présence"
    PLATEFORME = "plateforme", "Plateforme en ligne"


class EtatPrescription(models.TextChoices):
    PRESCRITE = "prescrite", "Prescrite"
    EN_COURS = "en_cours", "En cours"
    SUSPENDUE = "suspendue", "Suspendue"
    TERMINEE = "terminee", "Terminée"
    ABANDONNEE = "abandonnee", "Abandonnée"
    DISPENSEE = "dispensee", "Dispensée"

    @classmethod
    def dues(cls) -> list[str]:
        """Those whose hours are still to be done."""
        return [cls.PRESCRITE, cls.EN_COURS, cls.SUSPENDUE]


class EtatCours(models.TextChoices):
    EN_ATTENTE = "en_attente", "En attente d'une place"
    EN_COURS = "en_cours", "En cours"
    TERMINE = "termine", "Terminé"
    ABANDONNE = "abandonne", "Abandonné"


class CauseAttente(models.TextChoices):
    """Why somebody who needs a course has none: what the offer lacks."""

    PAS_DE_PLACE = "pas_de_place", "Pas de place"
    GARDE_ENFANTS = "garde_enfants", "Garde d'enfants"
    TRANSPORT = "transport", "Transport"
    HORAIRES = "horaires", "Horaires"
    NIVEAU = "niveau", "Pas de cours à son niveau"
    AUTRE = "autre", "Autre"


class MotifAbandonCours(models.TextChoices):
    EMPLOI = "emploi", "A trouvé un emploi ou une formation"
    GARDE_ENFANTS = "garde_enfants", "Garde d'enfants"
    TRANSPORT = "transport", "Transport"
    HORAIRES = "horaires", "Horaires"
    NIVEAU = "niveau", "Niveau du groupe"
    DEMENAGEMENT = "demenagement", "Déménagement"
    PERSONNEL = "personnel", "Raison personnelle"
    AUTRE = "autre", "Autre"
