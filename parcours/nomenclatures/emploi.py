"""Code lists of work and training (reference §7)."""

from django.db import models


class CategorieEmploi(models.TextChoices):
    """Work and training situations (reference §7); ``positives`` are those of indicator 30."""

    CDI = "cdi", "CDI"
    CDD_6_PLUS = "cdd_6_plus", "CDD de 6 mois ou plus"
    CDD_MOINS_6 = "cdd_moins_6", "CDD de moins de 6 mois"
    CDD = "cdd", "CDD (durée à préciser)"
    INTERIM = "interim", "Intérim"
    SAISONNIER = "saisonnier", "Saisonnier"
    CDDI = "cddi", "CDD d'insertion"
    APPRENTISSAGE = "apprentissage", "Apprentissage"
    PROFESSIONNALISATION = "professionnalisation", "Contrat de professionnalisation"
    AIDE = "aide", "Contrat aidé"
    INDEPENDANT = "independant", "Indépendant"
    STAGE = "stage", "Stage"
    PMSMP = "pmsmp", "Immersion professionnelle"
    CEJ = "cej", "Contrat d'engagement jeune"
    FORMATION_QUALIFIANTE = "formation_qualifiante", "Formation qualifiante"
    FORMATION_HOPE = "formation_hope", "Parcours HOPE"
    MODULE_680H = "module_680h", "Module de 680 heures"
    FORMATION = "formation", "Autre formation"
    RECHERCHE = "recherche", "En recherche d'emploi"
    PARENT_FOYER = "parent_foyer", "Parent au foyer"
    SANS = "sans", "Sans activité"
    INCONNU = "inconnu", "Inconnue"

    @classmethod
    def positives(cls) -> list[str]:
        """Job, placement, apprenticeship or qualifying course (reference §9, indicator 30)."""
        return [
            cls.CDI, cls.CDD_6_PLUS, cls.CDD_MOINS_6, cls.CDD, cls.INTERIM, cls.SAISONNIER, cls.CDDI,
            cls.APPRENTISSAGE, cls.PROFESSIONNALISATION, cls.AIDE, cls.INDEPENDANT, cls.STAGE,
            cls.FORMATION_QUALIFIANTE, cls.FORMATION_HOPE,
        ]  # fmt: skip
