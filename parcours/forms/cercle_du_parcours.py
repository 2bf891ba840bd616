"""Who may be given something to do in a pathway."""

from django.db.models import Q
from django.utils import timezone

from acteurs.models import Agent


def agents_du_cercle(parcours):
    """Accounts of the structures that intervene today, and of the department's coordination."""
    jour = timezone.localdate()
    structures = [i.structure_id for i in parcours.interventions.all() if i.active_le(jour)]
    actives = Q(affectations__fin__isnull=True) | Q(affectations__fin__gte=jour)
    siennes = Q(affectations__structure__in=structures) | Q(
        affectations__departement=parcours.departement_id, affectations__role="coordination"
    )
    return Agent.objects.filter(actives, siennes, is_active=True).distinct()
