"""Code lists of the collective activities (docs/domaine.md §8)."""

from django.db import models


class TypeActivite(models.TextChoices):
    ATELIER = "atelier", "Atelier"
    SORTIE = "sortie", "Sortie"
    VISITE = "visite", "Visite"
    CONCERT = "concert", "Concert ou spectacle"
    SPORT = "sport", "Sport"
    CONVERSATION = "conversation", "Conversation en français"
    INFORMATION = "information", "Réunion d'information"
    FETE = "fete", "Fête ou repas"
    AUTRE = "autre", "Autre"


class Presence(models.TextChoices):
    INSCRIT = "inscrit", "Inscrit"
    PRESENT = "present", "Présent"
    ABSENT = "absent", "Absent"
    EXCUSE = "excuse", "Excusé"
