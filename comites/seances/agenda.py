"""What an agenda is made of, and what it may still take: reading only."""

from django.db.models import F, Prefetch, QuerySet

from comites.models import Decision, PointOrdreDuJour, Seance
from parcours.models import PointBlocage


def points_de(seance: Seance) -> list[PointOrdreDuJour]:
    """Return the agenda in order with all that a card tells, in two queries; postponed items come last."""
    decisions = Decision.objects.select_related("structure", "responsable").order_by("cree_le")
    points = seance.points.select_related(
        "blocage__parcours__personne__commune", "blocage__structure", "blocage__signale_par"
    ).prefetch_related(Prefetch("decisions", decisions))
    return sorted(points, key=lambda point: (point.reporte, point.ordre))


def inscriptibles(agent, departement: str) -> QuerySet[PointBlocage]:
    """Return the blockages of people still followed that no open session carries and that are not lifted.

    Those never decided upon come first, the oldest first; those decided upon and still blocked follow.
    """
    return (
        PointBlocage.objects.visible_par(agent)
        .ouverts()
        .de_qui_est_suivi()
        .filter(departement=departement)
        .exclude(pk__in=PointOrdreDuJour.objects.en_attente().values("blocage"))
        .select_related("parcours__personne")
        .order_by(F("decide_le").asc(nulls_first=True), "signale_le")
    )


def autres_seances(agent, seance: Seance) -> QuerySet[Seance]:
    """Return the other sessions to come of the department, where an item may go."""
    return (
        Seance.objects.visible_par(agent)
        .filter(comite__departement=seance.comite.departement_id)
        .exclude(pk=seance.pk)
        .a_venir()
        .select_related("comite")
    )
