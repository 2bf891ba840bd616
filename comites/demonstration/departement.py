"""The whole demonstration department, written once."""

import random

from django.db import transaction
from django.utils import timezone

from acteurs.models import Departement, Structure
from cirj.socle.mur import contexte
from comites.demonstration.acces import ouvrir_revues
from comites.demonstration.population import Population
from comites.demonstration.recit import Recit
from comites.demonstration.relations import relier
from comites.demonstration.reseau import STRUCTURES, creer
from comites.demonstration.seances import Calendrier
from comites.demonstration.trajectoire import Trajectoire


class TerritoireAbsent(LookupError):
    """The department's geography is not loaded."""


def charger(code: str = "39") -> bool:
    """Write the demonstration in department ``code``; return False when it is already there."""
    with contexte.service(code), transaction.atomic():
        return _charger(code)


def _charger(code: str) -> bool:
    if Structure.objects.filter(departement_id=code, nom=STRUCTURES[0][0]).exists():
        return False
    departement = Departement.objects.filter(pk=code).first()
    if departement is None:
        raise TerritoireAbsent(code)
    jour = timezone.localdate()
    reseau = creer(departement, jour)
    population = Population(departement, jour)
    recit = Recit(reseau, population, jour)
    recit.raconter()
    hasard = random.Random(2026)
    for foyer in population.peupler():
        for adulte, protection in zip(foyer.adultes, foyer.protections, strict=False):
            Trajectoire(reseau, hasard, adulte, protection.statut, foyer.arrivee, jour).ecrire()
    Calendrier(reseau, jour).ecrire(recit.blocages)
    relier(reseau, jour)
    ouvrir_revues(reseau, jour)
    return True
