"""Code lists of referrals between structures."""

from django.db import models


class EtatOrientation(models.TextChoices):
    ENVOYEE = "envoyee", "Envoyée, sans réponse"
    ATTENTE = "attente", "En liste d'attente"
    ACCEPTEE = "acceptee", "Acceptée"
    REFUSEE = "refusee", "Refusée"
    COMMENCEE = "commencee", "Commencée"
    TERMINEE = "terminee", "Terminée"
    ANNULEE = "annulee", "Annulée"

    @classmethod
    def ouverts(cls) -> list[str]:
        """Those that still wait for a yes or a no."""
        return [cls.ENVOYEE, cls.ATTENTE]

    @classmethod
    def en_cours(cls) -> list[str]:
        """Those that are neither answered by a no, taken back nor finished."""
        return [cls.ENVOYEE, cls.ATTENTE, cls.ACCEPTEE, cls.COMMENCEE]


class MotifRefus(models.TextChoices):
    PLACE = "place", "Pas de place"
    NIVEAU = "niveau", "Niveau inadapté"
    SECTEUR = "secteur", "Hors secteur"
    PUBLIC = "public", "Hors public"
    INJOIGNABLE = "injoignable", "Personne injoignable"
    SOUHAIT = "souhait", "La personne ne le souhaite pas"
    AUTRE = "autre", "Autre raison"


class ResultatOrientation(models.TextChoices):
    ATTEINT = "atteint", "Objectif atteint"
    PARTIEL = "partiel", "Objectif atteint en partie"
    ARRETEE = "arretee", "La personne a arrêté avant la fin"
    REORIENTEE = "reorientee", "Réorientée ailleurs"
    AUTRE = "autre", "Autre"
