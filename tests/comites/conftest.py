"""What the committees' tests share: a blockage, a cell, a session, a decision."""

import datetime

import pytest
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from comites.models import Comite, Decision, PointOrdreDuJour, Seance
from parcours.models import Parcours, Personne, PointBlocage

JOUR = datetime.timedelta(days=1)


@pytest.fixture
def blocage(parcours, association) -> PointBlocage:
    """On the language pillar, which the structure of ``intervenante`` carries; reported 40 days ago."""
    return bloquer(parcours, structure=association, description="Pas de place avant janvier.")


@pytest.fixture
def cellule(jura) -> Comite:
    return Comite.objects.create(departement=jura, type="technique", nom="Cellule technique du Jura")


@pytest.fixture
def seance(cellule) -> Seance:
    return Seance.objects.create(comite=cellule, date=timezone.localdate())


@pytest.fixture
def prochaine(cellule) -> Seance:
    return Seance.objects.create(comite=cellule, date=timezone.localdate() + 30 * JOUR)


@pytest.fixture
def point(seance, blocage) -> PointOrdreDuJour:
    return seance.inscrire(blocage)


@pytest.fixture
def decision(point, association) -> Decision:
    """Entrusted to the association as a whole, for in ten days."""
    return point.decider("Réserver une place", association, None, timezone.localdate() + 10 * JOUR)


def bloquer(parcours: Parcours, pilier=Pilier.LANGUE, cause="langue", jours: int = 40, **champs) -> PointBlocage:
    return PointBlocage.objects.create(
        parcours=parcours,
        departement=parcours.departement,
        pilier=pilier,
        cause=cause,
        signale_le=timezone.localdate() - jours * JOUR,
        **champs,
    )


def autre_parcours(departement, nom: str) -> Parcours:
    personne = Personne.objects.create(departement=departement, nom=nom, prenom="Autre")
    return Parcours.objects.create(personne=personne, departement=departement, debut=datetime.date(2025, 3, 1))
