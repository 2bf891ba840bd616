"""Code lists shared by the whole house: pillars, roles, kinds of structures, themes of the catalogue."""

from django.db import models

from cirj.socle.noms import sans_accents


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


#: Roles in which an agent accompanies people, for a structure.
ACCOMPAGNENT = (Role.INTERVENANT, Role.RESPONSABLE)


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


class Modalite(models.TextChoices):
    """How an initiative works (catalogue of initiatives, 2019)."""

    ACCOMPAGNEMENT_GLOBAL = "accompagnement-global", "Accompagnement global"
    ACCOMPAGNEMENT_LOGEMENT = "accompagnement-logement", "Accompagnement vers le logement"
    ACTION_COLLECTIVE = "action-collective", "Action collective"
    AIDE_FINANCIERE = "aide-financiere", "Aide financière"
    BAIL_GLISSANT = "bail-glissant", "Bail glissant"
    BENEVOLAT = "benevolat", "Bénévolat"
    DUO = "duo", "Duo"
    FORMATION = "formation", "Formation"
    FORMATION_INTERVENANTS = "formation-intervenants", "Formation des intervenants"
    HEBERGEMENT = "hebergement", "Hébergement"
    HEBERGEMENT_CITOYEN = "hebergement-citoyen", "Hébergement citoyen"
    LOGEMENT_PASSERELLE = "logement-passerelle", "Logement passerelle"
    ORIENTATION_SANTE = "orientation-sante", "Orientation vers la santé"
    PARCOURS_CHAINE = "parcours-chaine", "Étapes enchaînées"
    RESEAU = "reseau", "Réseau d'acteurs"


class PublicInitiative(models.TextChoices):
    """Whom an initiative is for, in large families read from the words its pilot declared."""

    PROTEGES = "proteges", "Personnes réfugiées ou protégées"
    ASILE = "asile", "Demandeurs d'asile"
    JEUNES = "jeunes", "Jeunes"
    ENFANTS = "enfants", "Enfants et adolescents"
    MENAGES = "menages", "Ménages et familles"
    HABITANTS = "habitants", "Habitants et bénévoles"
    PROFESSIONNELS = "professionnels", "Intervenants et professionnels"
    ETRANGERS = "etrangers", "Autres personnes étrangères ou exilées"
    HANDICAP = "handicap", "Personnes en situation de handicap"
    AUTRE = "autre", "Autres personnes accompagnées"

    @classmethod
    def d_apres(cls, libelle: str) -> list[str]:
        """Return the families that the declared words tell, ``AUTRE`` when none does."""
        mots = sans_accents(libelle).split()
        trouves = [
            famille
            for famille, debuts in _MOTS_DU_PUBLIC.items()
            if any(mot.startswith(debut) for mot in mots for debut in debuts)
        ]
        return trouves or [cls.AUTRE]


_MOTS_DU_PUBLIC = {
    PublicInitiative.PROTEGES: ("refugi", "bpi", "protection"),
    PublicInitiative.ASILE: ("asile",),
    PublicInitiative.JEUNES: ("jeune",),
    PublicInitiative.ENFANTS: ("enfant", "adolescent", "mineur"),
    PublicInitiative.MENAGES: ("menage", "famille"),
    PublicInitiative.HABITANTS: ("habitant", "particulier", "benevole"),
    PublicInitiative.PROFESSIONNELS: ("intervenant", "professionnel"),
    PublicInitiative.ETRANGERS: ("etranger", "exile", "allophone"),
    PublicInitiative.HANDICAP: ("handicap",),
}
