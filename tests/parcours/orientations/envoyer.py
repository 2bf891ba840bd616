"""A referral to another structure, and what its pages are sent."""

import pytest
from django.urls import reverse
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from parcours.models import Orientation

MOTS = "Un cours le matin, deux enfants à garder."


@pytest.fixture
def orientation(parcours, intervenante, association, autre_association) -> Orientation:
    return Orientation.objects.create(
        parcours=parcours,
        pilier=Pilier.LANGUE,
        agent=intervenante,
        structure=association,
        destination=autre_association,
        demande=MOTS,
        accord_le=timezone.localdate(),
    )


def adresse(orientation, verbe: str = "") -> str:
    return reverse("orientation_agir", args=[orientation.pk, verbe]) if verbe else orientation.get_absolute_url()


def saisie(structure, **champs) -> dict:
    jour = timezone.localdate().isoformat()
    return {"vers": f"structure:{structure.pk}", "demande": MOTS, "accord": "on", "accord_le": jour} | champs


def envoi(personne, suite: str = "?pilier=langue") -> str:
    return reverse("orientation_nouvelle", args=[personne.pk]) + suite
