"""Code lists of rights (reference §6 and §8)."""

from django.db import models


class TypeDroit(models.TextChoices):
    CSS = "css", "Complémentaire santé solidaire"
    PUMA = "puma", "Assurance maladie"
    MEDECIN_TRAITANT = "medecin_traitant", "Médecin traitant"
    CAF = "caf", "Allocations familiales"
    RSA = "rsa", "RSA"
    PRIME_ACTIVITE = "prime_activite", "Prime d'activité"
    APL = "apl", "Aide au logement"
    COMPTE_BANCAIRE = "compte_bancaire", "Compte bancaire"
    DOMICILIATION = "domiciliation", "Domiciliation"
    TITRE_VOYAGE = "titre_voyage", "Titre de voyage"
    TRANSPORT = "transport", "Tarif de transport"

    @classmethod
    def de_sante(cls) -> list[str]:
        """Rights that belong to the health pillar."""
        return [cls.CSS, cls.PUMA, cls.MEDECIN_TRAITANT]


class EtatDroit(models.TextChoices):
    A_FAIRE = "a_faire", "À faire"
    DEMANDE = "demande", "Demandé"
    OUVERT = "ouvert", "Ouvert"
    REFUSE = "refuse", "Refusé"
    RECOURS = "recours", "En recours"
