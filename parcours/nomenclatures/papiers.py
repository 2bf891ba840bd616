"""Code lists of the papers: who protects, why a protection or an integration contract ends (docs/domaine.md §1, §2)."""

from django.db import models


class AutoriteProtection(models.TextChoices):
    OFPRA = "ofpra", "OFPRA (Office français de protection des réfugiés et apatrides)"
    CNDA = "cnda", "CNDA (Cour nationale du droit d'asile), après un recours"
    PREFECTURE = "prefecture", "Préfecture (protection temporaire)"
    AUTRE = "autre", "Autre"


class MotifFinProtection(models.TextChoices):
    REMPLACEE = "remplacee", "Une autre protection la remplace"
    RETRAIT = "retrait", "Retirée"
    CESSATION = "cessation", "Il y est mis fin"
    RENONCIATION = "renonciation", "La personne y renonce"
    NATURALISATION = "naturalisation", "Naturalisation"
    DECES = "deces", "Décès"
    AUTRE = "autre", "Autre"


class MotifAbandonCir(models.TextChoices):
    SOUHAIT = "souhait", "La personne y renonce"
    DEMENAGEMENT = "demenagement", "Départ du territoire"
    RESILIATION = "resiliation", "Résilié par l'État"
    DISPENSE = "dispense", "Dispense accordée"
    AUTRE = "autre", "Autre"
