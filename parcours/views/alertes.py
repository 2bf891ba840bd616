"""Alerts: those that wait, those put off, those just closed; putting one off, taking it up again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from cirj.socle.acces import exiger, trouver
from cirj.socle.journal import noter_lecture
from cirj.socle.models import Action
from parcours.alertes.formulaire import FormulaireReport
from parcours.alertes.listes import LISTES, Tri
from parcours.models import Alerte

PAR_PAGE = 25
_REFUS = "Reporter une alerte revient à la structure qui porte ce pilier, ou à la coordination."


def alertes(request: HttpRequest) -> HttpResponse:
    """The list: by default what waits, of the people one follows when one is a caseworker."""
    agent = request.user
    exiger(agent.coordonne or agent.accompagne, "Les alertes sont celles des personnes que l'on accompagne.")
    tri = Tri(agent, request.GET)
    page = Paginator(tri.alertes, PAR_PAGE).get_page(request.GET.get("page"))
    noter_lecture("alertes", personnes=[a.parcours.personne_id for a in page], action=Action.LISTE, detail=tri.titre)
    contexte = {"page": page, "tri": tri, "listes": LISTES, "jour": timezone.localdate()}
    return render(request, "parcours/alertes/liste.html", contexte)


def alerte_reporter(request: HttpRequest, pk) -> HttpResponse:
    alerte = trouver(_ouvertes(), request.user, pk=pk)
    exiger(alerte.modifiable_par(request.user), _REFUS)
    noter_lecture("alertes", alerte.pk, [alerte.parcours.personne_id])
    formulaire = FormulaireReport(request.POST or None, alerte=alerte, agent=request.user)
    if request.method == "POST" and formulaire.is_valid() and (report := formulaire.essayer()):
        messages.success(request, f"Alerte reportée : elle reviendra le {report.jusqu_au:%d/%m/%Y}.")
        return redirect("alertes")
    return render(request, "parcours/alertes/reporter.html", {"alerte": alerte, "formulaire": formulaire})


@require_POST
def alerte_reprendre(request: HttpRequest, pk) -> HttpResponse:
    """End the report: the alert waits again."""
    alerte = trouver(_ouvertes(), request.user, pk=pk)
    exiger(alerte.modifiable_par(request.user), _REFUS)
    if alerte.reprendre():
        messages.success(request, "L'alerte attend de nouveau.")
    else:
        messages.info(request, "Cette alerte n'était plus reportée.")
    return redirect("alertes")


def _ouvertes() -> QuerySet:
    return Alerte.objects.ouvertes().pour_affichage().prefetch_related("parcours__interventions")
