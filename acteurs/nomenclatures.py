"""Code lists shared by the whole house: pillars, roles, kinds of structures, themes of the catalogue."""

from django.db import models


class Pilier(models.TextChoices):
    """The five pillars of a pathway."""

    LANGUE = "langue", "Langue"
    LOGEMENT = "logement", "Logement"
    SOCIAL = "social", "Social et culturel"
    SANTE = "sante", "Santé"
    EMPLOI = "emploi", "Emploi et formation"


class Role(models.TextChoices):
    """What an agent does in a structure and a department (one row of ``Affectation``)."""

    COORDINATION = "coordination", "Coordination départementale"
    INTERVENANT = "intervenant", "Intervenant social"
    RESPONSABLE = "responsable", "Responsable de structure"
    PREFECTURE = "prefecture", "Préfecture et services de l'État"
    ADMINISTRATION = "administration", "Administration technique"


class TypeStructure(models.TextChoices):
    PREFECTURE = "prefecture", "Préfecture"
    DDETSPP = "ddetspp", "DDETS(PP)"
    OFII = "ofii", "OFII"
    COORDINATION = "coordination", "Association de coordination"
    CADA = "cada", "CADA"
    HUDA = "huda", "HUDA"
    CPH = "cph", "Centre provisoire d'hébergement"
    AGIR = "agir", "Opérateur AGIR"
    MISSION_LOCALE = "mission_locale", "Mission locale"
    FRANCE_TRAVAIL = "france_travail", "France Travail"
    CCAS = "ccas", "CCAS"
    SIAO = "siao", "SIAO"
    BAILLEUR = "bailleur", "Bailleur"
    AIVS = "aivs", "Agence immobilière à vocation sociale"
    ASSOCIATION = "association", "Association"
    ASL = "asl", "Atelier sociolinguistique"
    ETABLISSEMENT = "etablissement", "Établissement scolaire"
    SANTE = "sante", "Structure de santé"
    COLLECTIF = "collectif", "Collectif citoyen"
    COLLECTIVITE = "collectivite", "Collectivité"
    ENTREPRISE = "entreprise", "Entreprise"
    AUTRE = "autre", "Autre"


class Theme(models.TextChoices):
    """The seven themes of the national catalogue of initiatives (2019)."""

    LANGUE = "langue", "Langue"
    LOGEMENT = "logement", "Logement"
    DROITS = "droits", "Accès aux droits"
    SOINS = "soins", "Accès aux soins"
    FORMATION_EMPLOI = "formation-emploi", "Formation et emploi"
    CULTURE = "culture-sport-loisirs", "Culture, sport et loisirs"
    LIEN_SOCIAL = "lien-social", "Lien social"
