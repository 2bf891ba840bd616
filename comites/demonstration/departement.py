"""The whole demonstration department, written once."""

from django.db import transaction
from django.utils import timezone

from acteurs.models import Departement, Structure
from cirj.socle.rls import contexte
from comites.demonstration.acces import ouvrir_revues
from comites.demonstration.foule import peupler
from comites.demonstration.offre import proposer
from comites.demonstration.plume import Plume
from comites.demonstration.population import Population
from comites.demonstration.quotidien import vivre
from comites.demonstration.recits import raconter
from comites.demonstration.relations import relier
from comites.demonstration.reseau import creer
from comites.demonstration.seances import Calendrier
from parcours.alertes.evaluation import evaluer
from parcours.models import Parcours

#: What the journal says beside each row of it.
MOTIF = "Chargement de la démonstration : tout y est inventé"


class TerritoireAbsent(LookupError):
    """The department's geography is not loaded."""


def charger(code: str = "39") -> bool:
    """Write the demonstration in department ``code``; return False when the department already has its structures.

    They are recognised by being there, whatever they are called today: a structure is renamed or closed, never deleted.
    """
    with contexte.service(code, motif=MOTIF), transaction.atomic():
        return _charger(code)


def _charger(code: str) -> bool:
    if Structure.objects.filter(departement_id=code).exists():
        return False
    departement = Departement.objects.filter(pk=code).first()
    if departement is None:
        raise TerritoireAbsent(code)
    jour = timezone.localdate()
    reseau = creer(departement, jour)
    population = Population(departement, jour)
    plume = Plume(reseau, population, proposer(reseau, jour), jour)
    raconter(plume)
    peupler(reseau, population, jour)
    Calendrier(reseau, jour).ecrire(plume.blocages)
    relier(plume)
    evaluer(Parcours.objects.filter(departement=departement))
    ouvrir_revues(reseau, jour)
    vivre(plume)
    return True
