"""Holding a session: one situation at a time, the decision typed under it, nothing lost."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from cirj.socle.acces import trouver
from cirj.socle.journal import noter_lecture
from comites.decisions.formulaires import DecisionForm
from comites.models import BrouillonDecision, PointOrdreDuJour, Seance, SeanceClose
from comites.seances.agenda import points_de
from comites.seances.brouillons import (
    CHAMPS,
    GARDER_ICI,
    Gardee,
    autres_plumes,
    brouillons_de,
    garder,
    oublier,
    version,
)
from comites.seances.situation import Situation
from comites.views.agenda import uuid_ou_nul


def seance_tenue(request: HttpRequest, pk) -> HttpResponse:
    """Show the situation ``?point=``; on POST, keep what is typed, then decide or go to the situation ``aller``."""
    seance = trouver(Seance.objects.select_related("comite"), request.user, pk=pk)
    if seance.est_close:
        if request.method == "POST":
            raise SeanceClose
        return redirect("seance_releve", pk=seance.pk)
    if request.method == "POST":
        return _agir(request, seance)
    return _page(request, seance, request.GET.get("point", ""))


@require_POST
def point_brouillon(request: HttpRequest, pk) -> HttpResponse:
    """Keep what is being typed about an item (called while typing); answer with the time it was saved."""
    point = trouver(PointOrdreDuJour.objects.select_related("seance"), request.user, pk=pk)
    if point.seance.est_close:
        raise SeanceClose
    gardee = garder(point, request.user, request.POST)
    contexte = {"enregistre_le": timezone.localtime(), "ailleurs": gardee.ailleurs, "point": point}
    contexte["plumes"] = autres_plumes(brouillons_de(point), request.user)
    return render(request, "comites/seance/_enregistre.html", contexte)


def _agir(request: HttpRequest, seance: Seance) -> HttpResponse:
    if request.POST.get("action") == "ouvrir":
        seance.ouvrir()
        return redirect("seance_tenue", pk=seance.pk)
    points = PointOrdreDuJour.objects.visible_par(request.user).filter(seance=seance)
    point = get_object_or_404(
        points.select_related("blocage__parcours", "seance__comite"), pk=uuid_ou_nul(request.POST.get("point", ""))
    )
    seance.ouvrir()
    gardee = garder(point, request.user, request.POST)
    if "aller" in request.POST:
        # What could not be kept is not left behind either.
        return _page(request, seance, str(point.pk), gardee=gardee) if gardee.ailleurs else _aller(seance, request)
    if GARDER_ICI in request.POST:
        return redirect(f"{reverse('seance_tenue', args=[seance.pk])}?point={point.pk}")
    situation = Situation(point, request.user)
    formulaire = DecisionForm(request.POST, point=point, premieres=situation.structures)
    if formulaire.is_valid() and formulaire.enregistrer():
        oublier(point, request.user, request.POST)
        messages.success(
            request, "La décision est enregistrée. Ajoutez-en une autre, ou passez à la situation suivante."
        )
        return redirect(f"{reverse('seance_tenue', args=[seance.pk])}?point={point.pk}")
    return _page(request, seance, str(point.pk), formulaire, gardee)


def _aller(seance: Seance, request: HttpRequest) -> HttpResponse:
    """Leave the situation, its draft kept, for another one (its identifier), the agenda or the closing page."""
    ou = request.POST["aller"]
    if ou == "agenda":
        return redirect(seance)
    if ou == "cloture":
        return redirect("seance_clore", pk=seance.pk)
    return redirect(f"{reverse('seance_tenue', args=[seance.pk])}?{urlencode({'point': ou})}")


def _page(
    request: HttpRequest,
    seance: Seance,
    demande: str,
    formulaire: DecisionForm | None = None,
    gardee: Gardee | None = None,
) -> HttpResponse:
    points = [p for p in points_de(seance) if not p.reporte]
    noter_lecture("tenue", seance.pk, [p.blocage.parcours.personne_id for p in points])
    if not points:
        return render(request, "comites/seance/tenue.html", {"seance": seance, "points": [], "point": None})
    a_traiter = (p for p in points if p.etat == "À traiter")
    point = next((p for p in points if str(p.pk) == demande), None) or next(a_traiter, points[0])
    rang = points.index(point)
    brouillons = brouillons_de(point)
    brouillon = next((b for b in brouillons if b.agent_id == request.user.pk), None)
    situation = Situation(point, request.user)
    if formulaire is None:
        formulaire = DecisionForm(
            initial=_initial(request, gardee, brouillon), point=point, premieres=situation.structures
        )
    contexte = {
        "seance": seance,
        "points": points,
        "point": point,
        "rang": rang + 1,
        "traites": sum(p.etat != "À traiter" for p in points),
        "precedent": points[rang - 1] if rang else None,
        "suivant": points[rang + 1] if rang + 1 < len(points) else None,
        "situation": situation,
        "formulaire": formulaire,
        "enregistre_le": _dernier_enregistrement(points, brouillon),
        "ailleurs": gardee.ailleurs if gardee else None,
        "plumes": autres_plumes(brouillons, request.user),
    }
    return render(request, "comites/seance/tenue.html", contexte, status=422 if formulaire.is_bound else 200)


def _initial(request: HttpRequest, gardee: Gardee | None, brouillon: BrouillonDecision | None) -> dict:
    """What the page shows: the draft; or what was just typed here, when another window's draft was in the way."""
    if gardee is not None:
        return gardee.saisie | {"brouillon_lu": request.POST.get("brouillon_lu", "")}
    saisie = {champ: brouillon.saisie.get(champ, "") for champ in CHAMPS} if brouillon else {}
    return saisie | {"brouillon_lu": version(brouillon)}


def _dernier_enregistrement(points: list[PointOrdreDuJour], brouillon: BrouillonDecision | None):
    """Return the time of the last thing saved in the session, None when nothing was."""
    instants = [decision.cree_le for point in points for decision in point.decisions.all()]
    if brouillon:
        instants.append(brouillon.modifie_le)
    return timezone.localtime(max(instants)) if instants else None
