"""Code lists of accommodation and housing (reference §4)."""

from django.db import models


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
