"""Code lists of accommodation and housing (docs/domaine.md §4)."""

from django.db import models


class NatureSejour(models.TextChoices):
    """Large families of stays, the ones the indicators count (docs/domaine.md §4)."""

    HEBERGEMENT = "hebergement", "Hébergement"
    IML = "iml", "Intermédiation locative"
    LOGEMENT_ACCOMPAGNE = "accompagne", "Logement accompagné"
    LOGEMENT = "logement", "Logement"
    PRECAIRE = "precaire", "Sans solution stable"
    INCONNU = "inconnu", "Inconnu"


class CategorieSejour(models.TextChoices):
    """Accommodation and housing codes (docs/domaine.md §4)."""

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


class MotifFinSejour(models.TextChoices):
    """Why a stay ended; « le bail a glissé » and « fin de l'accompagnement » are written by what they name."""

    LOGEMENT_TROUVE = "logement_trouve", "Entrée dans un logement"
    AUTRE_HEBERGEMENT = "autre_hebergement", "Orientation vers un autre hébergement"
    GLISSEMENT = "glissement", "Le bail a glissé"
    FIN_PRISE_EN_CHARGE = "fin_prise_en_charge", "Fin de la prise en charge"
    RUPTURE = "rupture", "Rupture du contrat ou de la convention"
    DEPART = "depart", "Départ choisi"
    EXPULSION = "expulsion", "Expulsion"
    DEPARTEMENT = "departement", "Départ du département"
    DECES = "deces", "Décès"
    # Nobody follows the person any more: where she lives since is not known.
    FIN_SUIVI = "fin_suivi", "Fin de l'accompagnement"
    AUTRE = "autre", "Autre"


class Typologie(models.TextChoices):
    """Number of main rooms."""

    T1 = "t1", "T1 ou studio"
    T2 = "t2", "T2"
    T3 = "t3", "T3"
    T4 = "t4", "T4"
    T5 = "t5", "T5"
    T6 = "t6", "T6 ou plus"

    @property
    def pieces(self) -> int:
        return int(self.value[1:])


class RetardGlissement(models.TextChoices):
    """Why a lease has not slid on the day that was planned."""

    RESSOURCES = "ressources", "Ressources insuffisantes"
    IMPAYES = "impayes", "Impayés à régler"
    DROITS = "droits", "Droits ou titre de séjour en attente"
    REUNIFICATION = "reunification", "Famille attendue, logement trop petit"
    BAILLEUR = "bailleur", "Le bailleur n'est pas prêt"
    ACCOMPAGNEMENT = "accompagnement", "Encore besoin d'un accompagnement"
    AUTRE = "autre", "Autre"


class TypeDemandeLogement(models.TextChoices):
    """What one applies for (docs/domaine.md §4)."""

    LOGEMENT_SOCIAL = "logement_social", "Demande de logement social"
    SIAO = "siao", "Demande au SIAO (hébergement et insertion)"
    DALO = "dalo", "DALO (droit au logement opposable)"
    FSL = "fsl", "FSL (fonds de solidarité pour le logement)"
    VISALE = "visale", "Garantie Visale"
    LOCA_PASS = "loca_pass", "Avance Loca-Pass"
    MOBILITE = "mobilite", "Mobilité nationale"

    @property
    def court(self) -> str:
        """The name without what it stands for, for a line."""
        return str(self.label).partition(" (")[0]


class EtatDemandeLogement(models.TextChoices):
    DEPOSEE = "deposee", "Déposée"
    EN_INSTRUCTION = "en_instruction", "En instruction"
    PROPOSITION = "proposition", "Proposition reçue"
    ACCEPTEE = "acceptee", "Acceptée"
    REFUSEE = "refusee", "Refusée"
    RENOUVELEE = "renouvelee", "Renouvelée"
    RECOURS = "recours", "En recours"
    ABANDONNEE = "abandonnee", "Abandonnée"

    @classmethod
    def en_cours(cls) -> list[str]:
        return [cls.DEPOSEE, cls.EN_INSTRUCTION, cls.PROPOSITION, cls.RENOUVELEE, cls.RECOURS]


class MotifRefusLogement(models.TextChoices):
    """Why an application or a proposal came to nothing."""

    PIECES = "pieces", "Dossier incomplet"
    RESSOURCES = "ressources", "Ressources"
    COMPOSITION = "composition", "Composition du ménage"
    AUTRE_CANDIDAT = "autre_candidat", "Un autre ménage a été retenu"
    PERSONNE = "personne", "Refus de la personne"
    CRITERES = "criteres", "Ne remplit pas les conditions"
    AUTRE = "autre", "Autre"
