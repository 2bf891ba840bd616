"""Who may be given something to do in a pathway."""

from django.utils import timezone

from acteurs.models import Agent
from acteurs.nomenclatures import Role


def agents_du_cercle(parcours):
    """Accounts of the structures that intervene today, and of the department's coordination."""
    jour = timezone.localdate()
    structures = [i.structure_id for i in parcours.interventions.all() if i.active_le(jour)]
    du_departement = Agent.objects.en_activite(departement=parcours.departement_id, role=Role.COORDINATION)
    return Agent.objects.en_activite(structure__in=structures) | du_departement
