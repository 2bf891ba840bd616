"""Code lists of French levels and tests (reference §2)."""

from django.db import models

# The levels are the actors' floor's: an offer asks for one.
from acteurs.nomenclatures_offre import Niveau as Niveau


class ProfilLangue(models.TextChoices):
    """A separate axis from the level: reading and writing (reference §2)."""

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
