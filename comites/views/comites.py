"""Committees of the department and their sessions."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from cirj.socle.acces import exiger
from comites.models import Comite, Seance
from comites.seances.formulaires import ComiteForm

PAR_PAGE = 20


def seances_comptees(agent, departement: str):
    """Sessions of the department with what each holds: items still on the agenda, decisions, decisions not yet closed."""
    return (
        Seance.objects.visible_par(agent)
        .filter(comite__departement=departement)
        .select_related("comite")
        .annotate(
            inscrites=Count("points", filter=Q(points__reporte=False), distinct=True),
            prises=Count("points__decisions", distinct=True),
            restantes=Count("points__decisions", filter=Q(points__decisions__realisee_le__isnull=True), distinct=True),
        )
    )


def comites(request: HttpRequest) -> HttpResponse:
    """The sessions to come, then those held, and the committees they belong to."""
    exiger(request.user.coordonne, "Les comités sont préparés par la coordination départementale.")
    departement, jour = request.user.affectation.departement_id, timezone.localdate()
    toutes = seances_comptees(request.user, departement)
    contexte = {
        "comites": Comite.objects.visible_par(request.user).filter(departement=departement),
        "ouvertes": toutes.filter(close_le__isnull=True).order_by("date"),
        "closes": Paginator(toutes.filter(close_le__isnull=False).order_by("-date"), PAR_PAGE).get_page(
            request.GET.get("page")
        ),
        "jour": jour,
    }
    return render(request, "comites/comites.html", contexte)


def comite_creer(request: HttpRequest) -> HttpResponse:
    exiger(request.user.coordonne, "Les comités sont créés par la coordination départementale.")
    formulaire = ComiteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and formulaire.is_valid():
        comite = formulaire.enregistrer(request.user.affectation.departement_id)
        if comite:
            messages.success(request, f"« {comite} » est créé. Planifiez sa première séance.")
            return redirect("seance_planifier")
    return render(request, "comites/comite_creer.html", {"formulaire": formulaire})
