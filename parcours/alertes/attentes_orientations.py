"""What referrals leave waiting for somebody, counted for the digest."""

from collections.abc import Iterable

from django.utils import timezone

from cirj.socle import regles
from parcours.alertes.recapitulatif import Attente
from parcours.models import Orientation


def attentes_des_orientations(agent) -> Iterable[Attente]:
    """Received and unanswered, refused and not sent elsewhere; for the coordination, those left without an answer."""
    if agent.coordonne:
        limite = regles.limite_passee("ORIENTATION_REPONSE", timezone.localdate())
        sans = Orientation.objects.visible_par(agent).sans_reponse_depuis(limite).count()
        yield Attente(sans, "orientation sans réponse", "orientations sans réponse")
        return
    a_traiter = Orientation.objects.a_traiter_par(agent)
    recues = a_traiter.filter(destination__in=agent.structures()).sans_reponse().count()
    yield Attente(recues, "orientation reçue à laquelle répondre", "orientations reçues auxquelles répondre")
    refusees = a_traiter.a_reprendre().exclude(destination__in=agent.structures()).count()
    yield Attente(refusees, "orientation refusée à reprendre", "orientations refusées à reprendre")
