"""What the committees leave waiting for somebody, counted for the digest."""

from collections.abc import Iterable

from django.utils import timezone

from comites.models import Decision, Seance
from parcours.alertes.recapitulatif import Attente
from parcours.models import PointBlocage


def attentes_des_comites(agent) -> Iterable[Attente]:
    """Decisions to carry out, cells to come; for the coordination, situations without a decision."""
    jour = timezone.localdate()
    decisions = Decision.objects.visible_par(agent).a_realiser()
    if agent.coordonne:
        blocages = PointBlocage.objects.visible_par(agent).sans_decision().de_qui_est_suivi().count()
        yield Attente(blocages, "situation sans décision", "situations sans décision")
        retards = decisions.en_retard(jour).count()
        yield Attente(retards, "décision en retard", "décisions en retard")
        return
    yield Attente(decisions.portees_par(agent).count(), "décision à mettre en œuvre", "décisions à mettre en œuvre")
    cellules = Seance.objects.de_membre(agent).a_venir().count()
    yield Attente(cellules, "cellule technique à venir", "cellules techniques à venir")
