"""Who may be given something to do in a pathway, and who may lead one."""

from django.db.models import QuerySet
from django.utils import timezone

from acteurs.equipe.habilitations import PORTENT
from acteurs.models import Agent
from acteurs.nomenclatures import Role
from parcours.models import Parcours


def agents_du_cercle(parcours: Parcours) -> QuerySet[Agent]:
    """Accounts of the structures that intervene today, and of the department's coordination."""
    jour = timezone.localdate()
    structures = [i.structure_id for i in parcours.interventions.all() if i.active_le(jour)]
    du_departement = Agent.objects.en_activite(departement=parcours.departement_id, role=Role.COORDINATION)
    return Agent.objects.en_activite(structure__in=structures) | du_departement


def referents_possibles(departement: str) -> QuerySet[Agent]:
    """Return the accounts that may be a caseworker in ``departement`` today."""
    return Agent.objects.en_activite(departement=departement, role__in=PORTENT)
