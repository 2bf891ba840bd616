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
from comites.agenda import points_de
from comites.forms.decision import DecisionForm
from comites.models import BrouillonDecision, Decision, PointOrdreDuJour, Seance, SeanceClose
from comites.situation import Situation
from comites.views.agenda import uuid_ou_nul

CHAMPS = ("quoi", "qui", "echeance", "effet_attendu")


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
    _garder(request, point)
    return render(request, "comites/seance/_enregistre.html", {"enregistre_le": timezone.localtime()})


def _agir(request: HttpRequest, seance: Seance) -> HttpResponse:
    if request.POST.get("action") == "ouvrir":
        seance.ouvrir()
        return redirect("seance_tenue", pk=seance.pk)
    points = PointOrdreDuJour.objects.visible_par(request.user).filter(seance=seance)
    point = get_object_or_404(
        points.select_related("blocage__parcours", "seance__comite"), pk=uuid_ou_nul(request.POST.get("point", ""))
    )
    seance.ouvrir()
    _garder(request, point)
    if "aller" in request.POST:
        return _aller(seance, request.POST["aller"])
    situation = Situation(point, request.user)
    formulaire = DecisionForm(request.POST, point=point, premieres=situation.structures)
    if formulaire.is_valid() and formulaire.enregistrer():
        BrouillonDecision.objects.filter(point=point, agent=request.user).delete()
        messages.success(
            request, "La décision est enregistrée. Ajoutez-en une autre, ou passez à la situation suivante."
        )
        return redirect(f"{reverse('seance_tenue', args=[seance.pk])}?point={point.pk}")
    return _page(request, seance, str(point.pk), formulaire)


def _aller(seance: Seance, ou: str) -> HttpResponse:
    """Leave the situation, its draft kept, for another one (its identifier), the agenda or the closing page."""
    if ou == "agenda":
        return redirect(seance)
    if ou == "cloture":
        return redirect("seance_clore", pk=seance.pk)
    return redirect(f"{reverse('seance_tenue', args=[seance.pk])}?{urlencode({'point': ou})}")


def _page(request: HttpRequest, seance: Seance, demande: str, formulaire: DecisionForm | None = None) -> HttpResponse:
    points = [p for p in points_de(seance) if not p.reporte]
    noter_lecture("tenue", seance.pk, [p.blocage.parcours.personne_id for p in points])
    if not points:
        return render(request, "comites/seance/tenue.html", {"seance": seance, "points": [], "point": None})
    a_traiter = (p for p in points if p.etat == "À traiter")
    point = next((p for p in points if str(p.pk) == demande), None) or next(a_traiter, points[0])
    rang = points.index(point)
    brouillon = BrouillonDecision.objects.filter(point=point, agent=request.user).first()
    situation = Situation(point, request.user)
    if formulaire is None:
        formulaire = DecisionForm(
            initial=brouillon.saisie if brouillon else None, point=point, premieres=situation.structures
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
    }
    return render(request, "comites/seance/tenue.html", contexte, status=422 if formulaire.is_bound else 200)


def _garder(request: HttpRequest, point: PointOrdreDuJour) -> None:
    """Keep the fields as typed, unless this very form has decided meanwhile: a late draft must not come back."""
    # One at a time: a draft sent just before « Enregistrer » may be handled just after.
    PointOrdreDuJour.objects.select_for_update().get(pk=point.pk)
    if Decision.objects.filter(jeton_saisie=uuid_ou_nul(request.POST.get("jeton", ""))).exists():
        return
    saisie = {champ: request.POST.get(champ, "")[:1000] for champ in CHAMPS}
    BrouillonDecision.objects.update_or_create(point=point, agent=request.user, defaults={"saisie": saisie})


def _dernier_enregistrement(points: list[PointOrdreDuJour], brouillon: BrouillonDecision | None):
    """Return the time of the last thing saved in the session, None when nothing was."""
    instants = [decision.cree_le for point in points for decision in point.decisions.all()]
    if brouillon:
        instants.append(brouillon.modifie_le)
    return timezone.localtime(max(instants)) if instants else None
