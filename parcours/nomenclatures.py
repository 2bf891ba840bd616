"""Code lists of the pathway (reference §1 to §8)."""

from django.db import models


class Sexe(models.TextChoices):
    FEMME = "F", "Femme"
    HOMME = "M", "Homme"
    INCONNU = "", "Non renseigné"


class StatutProtection(models.TextChoices):
    """What protection the person has (reference §1)."""

    REFUGIE = "refugie", "Réfugié"
    PROT_SUBSIDIAIRE = "prot_subsidiaire", "Protection subsidiaire"
    APATRIDE = "apatride", "Apatride"
    PROT_TEMPORAIRE = "prot_temporaire", "Protection temporaire"
    MEMBRE_FAMILLE = "membre_famille", "Membre de famille"
    BPI_A_PRECISER = "bpi", "Protection à préciser"

    @classmethod
    def bpi(cls) -> list[str]:
        """Beneficiaries of international protection, statelessness included (reference §1)."""
        return [cls.REFUGIE, cls.PROT_SUBSIDIAIRE, cls.APATRIDE, cls.BPI_A_PRECISER]


class TypeTitre(models.TextChoices):
    API = "api", "Attestation de prolongation d'instruction"
    RECEPISSE = "recepisse", "Récépissé"
    PLURIANNUELLE = "pluriannuelle", "Carte de séjour pluriannuelle"
    RESIDENT = "resident", "Carte de résident"
    APS = "aps", "Autorisation provisoire de séjour"


class Programme(models.TextChoices):
    COORDINATION = "coordination", "Accompagnement coordonné"
    AGIR = "agir", "AGIR"


class MotifSortie(models.TextChoices):
    OBJECTIF_ATTEINT = "objectif_atteint", "Objectifs atteints"
    LOGEMENT_SEUL = "logement_seul", "Sortie vers le logement seulement"
    EMPLOI_SEUL = "emploi_seul", "Sortie vers l'emploi seulement"
    TERME = "terme", "Terme du programme"
    DEMENAGEMENT = "demenagement", "Déménagement hors du département"
    ABANDON = "abandon", "Abandon"
    EXCLUSION = "exclusion", "Exclusion"
    DECES = "deces", "Décès"
    PERTE_STATUT = "perte_statut", "Perte de la protection"
    AUTRE = "autre", "Autre"


class EtatPilier(models.TextChoices):
    """Where one pillar of a pathway stands; « bloqué » is never stored: an open blockage says it."""

    A_EVALUER = "a_evaluer", "À évaluer"
    EN_COURS = "en_cours", "En cours"
    ACQUIS = "acquis", "Acquis"


class ModeSuivi(models.TextChoices):
    ENTRETIEN = "entretien", "Entretien"
    TELEPHONE = "telephone", "Téléphone"
    VISITE = "visite", "Visite à domicile"
    ACCOMPAGNEMENT = "accompagnement", "Accompagnement à un rendez-vous"
    MESSAGE = "message", "Message"
    COLLECTIF = "collectif", "Activité collective"
    TIERS = "tiers", "Échange avec un partenaire"
    IMPORT = "import", "Contact repris du tableau"
    REPRISE = "reprise", "Note reprise du tableau"

    @classmethod
    def saisissables(cls) -> list[tuple[str, str]]:
        """The modes a person may choose when logging a follow-up."""
        return [choix for choix in cls.choices if choix[0] not in (cls.IMPORT, cls.REPRISE)]


class CauseBlocage(models.TextChoices):
    TRANSPORT = "transport", "Transport"
    GARDE_ENFANTS = "garde_enfants", "Garde d'enfants"
    TITRE_SEJOUR = "titre_sejour", "Titre de séjour en attente"
    LOGEMENT = "logement", "Logement"
    LANGUE = "langue", "Langue"
    PERMIS = "permis", "Permis de conduire"
    DROITS = "droits", "Ouverture de droits"
    SANTE = "sante", "Accès aux soins"
    EMPLOI = "emploi", "Emploi ou formation"
    AUTRE = "autre", "Autre"


class NatureSejour(models.TextChoices):
    """Large families of stays, the ones the indicators count (reference §4)."""

    HEBERGEMENT = "hebergement", "Hébergement"
    IML = "iml", "Intermédiation locative"
    LOGEMENT_ACCOMPAGNE = "accompagne", "Logement accompagné"
    LOGEMENT = "logement", "Logement"
    PRECAIRE = "precaire", "Sans solution stable"
    INCONNU = "inconnu", "Inconnu"


class CategorieSejour(models.TextChoices):
    """Accommodation and housing codes (reference §4)."""

    CAES = "caes", "CAES"
    CADA = "cada", "CADA"
    HUDA = "huda", "HUDA"
    PRAHDA = "prahda", "PRAHDA"
    CPH = "cph", "Centre provisoire d'hébergement"
    URGENCE_115 = "urgence_115", "Hébergement d'urgence (115)"
    STABILISATION = "stabilisation", "Stabilisation"
    CHRS = "chrs", "CHRS"
    HOTEL = "hotel", "Hôtel"
    LHSS = "lhss", "Lits halte soins santé"
    LAM = "lam", "Lits d'accueil médicalisés"
    ACT = "act", "Appartement de coordination thérapeutique"
    HEBERGEMENT_CITOYEN = "hebergement_citoyen", "Hébergement citoyen"
    PASSERELLE = "passerelle", "Logement passerelle"
    IML = "iml", "Intermédiation locative (à préciser)"
    IML_SOUS_LOCATION = "iml_sous_location", "Sous-location (IML)"
    IML_BAIL_GLISSANT = "iml_bail_glissant", "Bail glissant"
    IML_MANDAT = "iml_mandat", "Mandat de gestion (IML)"
    RESIDENCE_SOCIALE = "residence_sociale", "Résidence sociale"
    FJT = "fjt", "Foyer de jeunes travailleurs"
    PENSION_FAMILLE = "pension_famille", "Pension de famille"
    COLOCATION = "colocation", "Colocation"
    PARC_SOCIAL = "parc_social", "Parc social"
    PARC_PRIVE = "parc_prive", "Parc privé"
    LOGEMENT_AUTONOME = "logement_autonome", "Logement autonome (bailleur à préciser)"
    TIERS = "tiers", "Chez un tiers"
    RUE = "rue", "À la rue"
    SQUAT = "squat", "Squat"
    DETENTION = "detention", "Détention"
    HOPITAL = "hopital", "Hôpital"
    INCONNU = "inconnu", "Inconnu"

    @property
    def nature(self) -> "NatureSejour":
        return NATURES_SEJOUR[self]

    @classmethod
    def de_nature(cls, *natures: str) -> list[str]:
        """Return the codes of the given families."""
        return [code for code, nature in NATURES_SEJOUR.items() if nature in natures]

    @classmethod
    def dna(cls) -> list[str]:
        """Places of the national reception scheme, where a maintained-stay date applies."""
        return [cls.CAES, cls.CADA, cls.HUDA, cls.PRAHDA]


NATURES_SEJOUR = {
    **dict.fromkeys(
        [
            "caes",
            "cada",
            "huda",
            "prahda",
            "cph",
            "urgence_115",
            "stabilisation",
            "chrs",
            "hotel",
            "lhss",
            "lam",
            "act",
            "hebergement_citoyen",
            "passerelle",
        ],
        NatureSejour.HEBERGEMENT,
    ),
    **dict.fromkeys(["iml", "iml_sous_location", "iml_bail_glissant", "iml_mandat"], NatureSejour.IML),
    **dict.fromkeys(["residence_sociale", "fjt", "pension_famille", "colocation"], NatureSejour.LOGEMENT_ACCOMPAGNE),
    **dict.fromkeys(["parc_social", "parc_prive", "logement_autonome"], NatureSejour.LOGEMENT),
    **dict.fromkeys(["tiers", "rue", "squat", "detention", "hopital"], NatureSejour.PRECAIRE),
    "inconnu": NatureSejour.INCONNU,
}


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


class Lien(models.TextChoices):
    """Place of a person in the household."""

    TITULAIRE = "titulaire", "Personne de référence"
    CONJOINT = "conjoint", "Conjoint"
    ENFANT = "enfant", "Enfant"
    PARENT = "parent", "Parent"
    AUTRE = "autre", "Autre"
