"""Code lists of work and training (docs/domaine.md §7)."""

from django.db import models


class FamilleEmploi(models.TextChoices):
    """What a situation is made of: each family has its own form, and its own way to end."""

    CONTRAT = "contrat", "Contrat de travail"
    FORMATION = "formation", "Formation"
    ACCOMPAGNEMENT = "accompagnement", "Accompagnement vers l'emploi"
    AUTRE = "autre", "Autre situation"


class CategorieEmploi(models.TextChoices):
    """Work and training situations (docs/domaine.md §7); ``positives`` are those of indicator 30."""

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
    SERVICE_CIVIQUE = "service_civique", "Service civique"
    CEJ = "cej", "Contrat d'engagement jeune"
    PACEA = "pacea", "Parcours d'accompagnement vers l'emploi (PACEA)"
    PIAL = "pial", "Programme vers l'emploi et la langue (PIAL)"
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
        """Job, placement, apprenticeship or qualifying course (docs/domaine.md §9, indicator 30)."""
        return [
            cls.CDI,
            cls.CDD_6_PLUS,
            cls.CDD_MOINS_6,
            cls.CDD,
            cls.INTERIM,
            cls.SAISONNIER,
            cls.CDDI,
            cls.APPRENTISSAGE,
            cls.PROFESSIONNALISATION,
            cls.AIDE,
            cls.INDEPENDANT,
            cls.STAGE,
            cls.FORMATION_QUALIFIANTE,
            cls.FORMATION_HOPE,
        ]

    @classmethod
    def de_famille(cls, famille: str) -> list[str]:
        """Return the situations of one family, in the order of the list."""
        return [code for code in cls.values if _FAMILLES.get(code, FamilleEmploi.CONTRAT) == famille]

    @property
    def famille(self) -> FamilleEmploi:
        return _FAMILLES.get(self.value, FamilleEmploi.CONTRAT)


_C, _F = CategorieEmploi, FamilleEmploi
#: Whatever is not here is worked under a contract.
_FAMILLES = {
    **dict.fromkeys([_C.CEJ.value, _C.PACEA.value, _C.PIAL.value], _F.ACCOMPAGNEMENT),
    **dict.fromkeys(
        [_C.FORMATION_QUALIFIANTE.value, _C.FORMATION_HOPE.value, _C.MODULE_680H.value, _C.FORMATION.value],
        _F.FORMATION,
    ),
    **dict.fromkeys([_C.RECHERCHE.value, _C.PARENT_FOYER.value, _C.SANS.value, _C.INCONNU.value], _F.AUTRE),
}


class TempsTravail(models.TextChoices):
    PLEIN = "plein", "Temps plein"
    PARTIEL = "partiel", "Temps partiel"


class MotifFinEmploi(models.TextChoices):
    TERME = "terme", "Arrivé à son terme"
    EMBAUCHE = "embauche", "Embauche ou autre contrat"
    FORMATION = "formation", "Entrée en formation"
    DEMISSION = "demission", "Démission ou départ choisi"
    RUPTURE = "rupture", "Rupture ou licenciement"
    ABANDON = "abandon", "Abandon"
    DEMENAGEMENT = "demenagement", "Déménagement"
    AUTRE = "autre", "Autre"


class ResultatFormation(models.TextChoices):
    OBTENU = "obtenu", "Diplôme ou titre obtenu"
    PARTIEL = "partiel", "Obtenu en partie"
    SUIVIE = "suivie", "Suivie jusqu'au bout"
    NON_OBTENU = "non_obtenu", "Non obtenu"


class EchangePermis(models.TextChoices):
    """What became of the request to exchange a foreign driving licence."""

    ACCEPTE = "accepte", "Accepté"
    REFUSE = "refuse", "Refusé"


class NiveauDiplome(models.TextChoices):
    """Levels of the French framework of qualifications."""

    SANS = "sans", "Sans diplôme, scolarité suivie"
    NIVEAU_3 = "3", "Niveau 3 (CAP)"
    NIVEAU_4 = "4", "Niveau 4 (baccalauréat)"
    NIVEAU_5 = "5", "Niveau 5 (bac + 2)"
    NIVEAU_6 = "6", "Niveau 6 (licence)"
    NIVEAU_7 = "7", "Niveau 7 (master)"
    NIVEAU_8 = "8", "Niveau 8 (doctorat)"
