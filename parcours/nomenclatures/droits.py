"""Code lists of rights (docs/domaine.md §6 and §8)."""

from django.db import models


class TypeDroit(models.TextChoices):
    """The checklist of rights; the page shows it whole, what nobody asked for included.

    The policies hold the list of those of health (``parcours.rls.tables.piliers``): a new one is added there too.
    """

    PUMA = "puma", "Assurance maladie"
    CSS = "css", "Complémentaire santé solidaire"
    CARTE_VITALE = "carte_vitale", "Carte Vitale"
    MEDECIN_TRAITANT = "medecin_traitant", "Médecin traitant"
    BILAN_SANTE = "bilan_sante", "Bilan de santé"
    PASS = "pass", "Permanence d'accès aux soins (PASS)"
    PMI = "pmi", "Protection maternelle et infantile (PMI)"
    MDPH = "mdph", "Maison des personnes handicapées (MDPH)"
    CAF = "caf", "Allocations familiales"
    RSA = "rsa", "Revenu de solidarité active (RSA)"
    PRIME_ACTIVITE = "prime_activite", "Prime d'activité"
    APL = "apl", "Aide au logement"
    COMPTE_BANCAIRE = "compte_bancaire", "Compte bancaire"
    DROIT_COMPTE = "droit_compte", "Droit au compte (Banque de France)"
    DOMICILIATION = "domiciliation", "Domiciliation"
    IMPOTS = "impots", "Déclaration d'impôts"
    TITRE_VOYAGE = "titre_voyage", "Titre de voyage"
    DCEM = "dcem", "Document de circulation des enfants (DCEM)"
    TRANSPORT = "transport", "Tarif ou carte de transport"

    @classmethod
    def de_sante(cls) -> list[str]:
        """Rights that belong to the health pillar."""
        return [
            cls.CSS,
            cls.PUMA,
            cls.MEDECIN_TRAITANT,
            cls.CARTE_VITALE,
            cls.BILAN_SANTE,
            cls.PASS,
            cls.PMI,
            cls.MDPH,
        ]

    @classmethod
    def sociaux(cls) -> list[str]:
        """Rights that belong to the social and cultural pillar."""
        return [code for code in cls.values if code not in cls.de_sante()]


class EtatDroit(models.TextChoices):
    A_FAIRE = "a_faire", "À faire"
    DEMANDE = "demande", "Demandé"
    OUVERT = "ouvert", "Ouvert"
    REFUSE = "refuse", "Refusé"
    RECOURS = "recours", "En recours"
    SANS_OBJET = "sans_objet", "Sans objet"
