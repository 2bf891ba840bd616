"""The households that nobody tells a story about: they make the department's figures true to life."""

import datetime
import random

from comites.demonstration.foule.logement import loger
from comites.demonstration.foule.trajectoire import Trajectoire
from comites.demonstration.lot import Lot
from comites.demonstration.population import Population
from comites.demonstration.reseau import Reseau

MENAGES = 57


def peupler(reseau: Reseau, population: Population, jour: datetime.date, menages: int = MENAGES) -> None:
    """Write these households: people, stays, and the pathway of each adult."""
    lot, hasard = Lot(), random.Random(2026)
    foyers = [population.foyer() for _ in range(menages)]
    for foyer in foyers:
        for personne in foyer.membres:
            personne.recalculer_cles()
            lot(personne)
        menage, membres = population.menage(foyer)
        lot(menage)
        for ligne in (*membres, *foyer.protections):
            lot(ligne)
    for foyer in foyers:
        sejours = loger(reseau, hasard, lot, foyer, jour)
        for adulte, protection in zip(foyer.adultes, foyer.protections, strict=False):
            Trajectoire(reseau, hasard, lot, foyer, adulte, protection.statut, jour).ecrire(sejours[adulte.pk])
    lot.ecrire()
