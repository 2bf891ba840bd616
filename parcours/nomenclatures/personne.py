"""Code lists of identity, protection and household (docs/domaine.md §1)."""

from django.db import models


class Sexe(models.TextChoices):
    FEMME = "F", "Femme"
    HOMME = "M", "Homme"
    INCONNU = "", "Non renseigné"


class StatutProtection(models.TextChoices):
    """What protection the person has (docs/domaine.md §1)."""

    REFUGIE = "refugie", "Réfugié"
    PROT_SUBSIDIAIRE = "prot_subsidiaire", "Protection subsidiaire"
    APATRIDE = "apatride", "Apatride"
    PROT_TEMPORAIRE = "prot_temporaire", "Protection temporaire"
    MEMBRE_FAMILLE = "membre_famille", "Membre de famille"
    BPI_A_PRECISER = "bpi", "Protection à préciser"

    @classmethod
    def bpi(cls) -> list[str]:
        """Beneficiaries of international protection, statelessness included (docs/domaine.md §1)."""
        return [cls.REFUGIE, cls.PROT_SUBSIDIAIRE, cls.APATRIDE, cls.BPI_A_PRECISER]


class TypeTitre(models.TextChoices):
    API = "api", "Attestation de prolongation d'instruction"
    RECEPISSE = "recepisse", "Récépissé"
    PLURIANNUELLE = "pluriannuelle", "Carte de séjour pluriannuelle"
    RESIDENT = "resident", "Carte de résident"
    APS = "aps", "Autorisation provisoire de séjour"


class Lien(models.TextChoices):
    """Place of a person in the household."""

    TITULAIRE = "titulaire", "Personne de référence"
    CONJOINT = "conjoint", "Conjoint"
    PARTENAIRE = "partenaire", "Partenaire ou concubin"
    ENFANT = "enfant", "Enfant"
    PARENT = "parent", "Parent"
    FRATRIE = "fratrie", "Frère ou sœur"
    AUTRE = "autre", "Autre"
