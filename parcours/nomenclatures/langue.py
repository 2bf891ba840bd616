"""Code lists of French levels and tests (reference §2)."""

from django.db import models


class Niveau(models.TextChoices):
    """French levels, in order (reference §2)."""

    INFRA_A1_1 = "infra_a1_1", "Infra A1.1"
    A1_1 = "a1_1", "A1.1"
    A1 = "a1", "A1"
    A2 = "a2", "A2"
    B1 = "b1", "B1"
    B2 = "b2", "B2"
    C1 = "c1", "C1"
    C2 = "c2", "C2"

    @classmethod
    def rang(cls, code: str) -> int:
        """Return the place of a level in the order, 0 for the lowest."""
        return cls.values.index(code)


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
