"""Code lists of the social and cultural pillar: school, duos with a volunteer (docs/domaine.md §8)."""

from django.db import models


class NiveauScolaire(models.TextChoices):
    CRECHE = "creche", "Crèche ou assistante maternelle"
    MATERNELLE = "maternelle", "École maternelle"
    ELEMENTAIRE = "elementaire", "École élémentaire"
    COLLEGE = "college", "Collège"
    LYCEE = "lycee", "Lycée général ou technologique"
    LYCEE_PRO = "lycee_pro", "Lycée professionnel"
    SUPERIEUR = "superieur", "Études supérieures"
    EN_ATTENTE = "en_attente", "En attente d'une place"
    NON_SCOLARISE = "non", "Non scolarisé"


class TypeDuo(models.TextChoices):
    PARRAINAGE = "parrainage", "Parrainage"
    MENTORAT = "mentorat", "Mentorat"
    PROFESSIONNEL = "professionnel", "Duo avec un salarié"
    LANGUE = "langue", "Duo de conversation"


class FinDuo(models.TextChoices):
    TERME = "terme", "Arrivé à son terme"
    OBJECTIF = "objectif", "Ce qui était voulu est atteint"
    SOUHAIT = "souhait", "Souhait de la personne"
    BENEVOLE = "benevole", "Le bénévole n'est plus disponible"
    DEMENAGEMENT = "demenagement", "Déménagement"
    AUTRE = "autre", "Autre"
