"""The plan of a person: five pillars, what was found, goals and steps."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from cirj.socle.journal import noter_lecture
from parcours.dossier.dossier import Dossier
from parcours.plan.plan import plan


def plan_du_parcours(request: HttpRequest, personne_id) -> HttpResponse:
    dossier = Dossier(request.user, personne_id, complet=False)
    if dossier.parcours is None:
        raise Http404
    noter_lecture("plan", dossier.personne.pk, [dossier.personne.pk])
    contexte = {"dossier": dossier, "personne": dossier.personne, "piliers": plan(dossier)}
    return render(request, "parcours/plan/plan.html", contexte)
