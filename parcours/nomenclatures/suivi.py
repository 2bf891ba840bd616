"""Code lists of the pathway, its follow-ups and what blocks it (docs/domaine.md §3 and §9)."""

from django.db import models


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


class EtatObjectif(models.TextChoices):
    EN_COURS = "en_cours", "En cours"
    ATTEINT = "atteint", "Atteint"
    ABANDONNE = "abandonne", "Abandonné"


class ModeSuivi(models.TextChoices):
    ENTRETIEN = "entretien", "Entretien"
    TELEPHONE = "telephone", "Téléphone"
    VISITE = "visite", "Visite à domicile"
    ACCOMPAGNEMENT = "accompagnement", "Accompagnement à un rendez-vous"
    MESSAGE = "message", "Message"
    DUO = "duo", "Nouvelles d'un duo"
    COLLECTIF = "collectif", "Activité collective"
    TIERS = "tiers", "Échange avec un partenaire"
    IMPORT = "import", "Contact repris du tableau"
    REPRISE = "reprise", "Note reprise du tableau"

    @classmethod
    def du_tableau(cls) -> list[str]:
        """Those that only an import writes."""
        return [cls.IMPORT, cls.REPRISE]

    @classmethod
    def saisissables(cls) -> list[tuple[str, str]]:
        """The modes a person may choose when logging a follow-up."""
        return [choix for choix in cls.choices if choix[0] not in cls.du_tableau()]


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
