"""The technical cells one sits in: their agenda, each case with the facts put forward. The dossiers stay closed."""

from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from cirj.socle import regles
from cirj.socle.acces import exiger
from cirj.socle.journal import noter_lecture
from comites.models import Seance
from comites.seances.cellule import cartes


def mes_seances(request: HttpRequest) -> HttpResponse:
    agent = request.user
    if agent.coordonne:
        return redirect("comites")
    exiger(agent.accompagne or agent.observe, "Les cellules techniques réunissent les structures et la préfecture.")
    seances = (
        Seance.objects.de_membre(agent)
        .select_related("comite")
        .annotate(nombre=Count("points", filter=Q(points__reporte=False)))
        .order_by("date")
    )
    jour = timezone.localdate()
    contexte = {
        "a_venir": [s for s in seances if s.date >= jour and not s.est_close],
        "passees": [s for s in reversed(seances) if s.date < jour or s.est_close],
        "regle": regles.regle("CELLULE_LECTURE"),
    }
    return render(request, "comites/mes_seances.html", contexte)


def ma_seance(request: HttpRequest, pk) -> HttpResponse:
    """The cards of one session; a coordinator has the session's own page."""
    agent = request.user
    seance = Seance.objects.de_membre(agent).select_related("comite").filter(pk=pk).first()
    if seance is None:
        if Seance.objects.visible_par(agent).filter(pk=pk).exists():
            return redirect("seance", pk=pk)
        raise Http404
    lues = cartes(seance, agent)
    noter_lecture("cellule", seance.pk, [carte.personne_id for carte in lues])
    contexte = {
        "seance": seance,
        "cartes": lues,
        "jusqu_au": regles.echeance("CELLULE_LECTURE", seance.date),
    }
    return render(request, "comites/ma_seance.html", contexte)
