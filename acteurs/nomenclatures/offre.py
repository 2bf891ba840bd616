"""Code lists of the offer: French levels, what an offer is (docs/domaine.md §2 and §5), how it takes place."""

from django.db import models


class Niveau(models.TextChoices):
    """French levels, in order (docs/domaine.md §2)."""

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


class TypeDispositif(models.TextChoices):
    """What an offer is: the courses of French (docs/domaine.md §5), then families of everything else."""

    OFII_CIR = "ofii_cir", "Formation linguistique du contrat d'intégration (OFII)"
    PLATEFORME_OFII = "plateforme_ofii", "Plateforme en ligne de l'OFII"
    OEPRE = "oepre", "OEPRE (parents d'élèves, à l'école)"
    ASL = "asl", "Atelier sociolinguistique"
    FLE = "fle", "Français langue étrangère"
    FLP = "flp", "Français à visée professionnelle"
    ALPHA = "alpha", "Alphabétisation"
    MODULE_FRANCE_TRAVAIL = "module_france_travail", "Module France Travail (680 heures)"
    HOPE = "hope", "Parcours HOPE"
    PIAL = "pial", "PIAL (préparation des jeunes, mission locale)"
    INTEGRACODE = "integracode", "Intégracode (français et code de la route)"
    CONVERSATION = "conversation", "Atelier de conversation"
    EN_LIGNE = "en_ligne", "Cours en ligne"
    HEBERGEMENT = "hebergement", "Hébergement"
    LOGEMENT = "logement", "Accès ou maintien dans le logement"
    DROITS = "droits", "Accès aux droits"
    SOINS = "soins", "Accès aux soins"
    INSERTION = "insertion", "Accompagnement vers l'emploi"
    FORMATION = "formation", "Formation à un métier"
    PARRAINAGE = "parrainage", "Parrainage ou duo"
    CULTURE_SPORT = "culture_sport", "Culture, sport, loisirs"
    MOBILITE = "mobilite", "Mobilité"
    GARDE = "garde", "Garde d'enfants"
    AUTRE = "autre", "Autre"

    @property
    def court(self) -> str:
        """The name without what it stands for, for a line."""
        return str(self.label).partition(" (")[0]

    @classmethod
    def cours(cls) -> list[tuple[str, str]]:
        """Return the choices that are courses of French (docs/domaine.md §5)."""
        autres = list(cls).index(cls.HEBERGEMENT)
        return cls.choices[:autres]


class ModaliteOffre(models.TextChoices):
    PRESENCE = "presence", "Sur place"
    DISTANCE = "distance", "À distance"
    MIXTE = "mixte", "Sur place et à distance"
