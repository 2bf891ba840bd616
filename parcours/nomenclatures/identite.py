"""Code lists of the identity: where a spelling of the name comes from, how somebody came to France.

Why they are so: docs/domaine.md §1.
"""

from django.db import models


class SourceIdentite(models.TextChoices):
    """Where a spelling of the name is read, the most authoritative first."""

    OFPRA = "ofpra", "État civil établi par l'OFPRA (office qui protège les réfugiés)"
    EQUIVALENCE = "equivalence", "Attestation d'équivalence de l'OFPRA"
    TITRE = "titre", "Titre de séjour, attestation ou récépissé"
    ORIGINE = "origine", "Passeport ou papiers du pays d'origine"
    ORGANISME = "organisme", "CAF, assurance maladie, France Travail…"
    PARTENAIRE = "partenaire", "Fichier d'un partenaire"
    PERSONNE = "personne", "Dit par la personne"
    DOSSIER = "dossier", "Écriture précédente du dossier"
    AUTRE = "autre", "Autre"


class VoieArrivee(models.TextChoices):
    """How the person came: not a protection (docs/domaine.md §1)."""

    DEMANDE = "demande", "Demande d'asile déposée en France"
    VISA_D_ASILE = "visa_asile", "Visa d'asile"
    REINSTALLATION = "reinstallation", "Réinstallation"
    RELOCALISATION = "relocalisation", "Relocalisation depuis un autre pays d'Europe"
    CAO = "cao", "Centre d'accueil et d'orientation (CAO)"
    REUNIFICATION = "reunification", "Réunification familiale"
    AUTRE = "autre", "Autre"
