"""Closing a session, and its minutes: read once, printed, sent."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from cirj.socle.acces import trouver
from cirj.socle.concurrence import cote_a_cote
from cirj.socle.journal import noter_lecture
from cirj.socle.textes import rendre_texte
from comites.models import BrouillonDecision, Seance, SeanceClose
from comites.seances.agenda import autres_seances, points_de
from comites.seances.formulaires_releve import ClotureForm


def seance_clore(request: HttpRequest, pk) -> HttpResponse:
    """Say what was not dealt with, then close: the minutes change no more."""
    seance = trouver(Seance.objects.select_related("comite"), request.user, pk=pk)
    if seance.est_close:
        if request.method == "POST":
            return _deja_close(request, seance)
        raise SeanceClose
    points = [p for p in points_de(seance) if not p.reporte]
    non_traites = [p for p in points if p.etat == "À traiter"]
    formulaire = ClotureForm(
        request.POST if request.method == "POST" else None,
        seance=seance,
        autres=autres_seances(request.user, seance),
        non_traitees=len(non_traites),
    )
    if request.method == "POST" and formulaire.is_valid():
        try:
            seance.clore(formulaire.cleaned_data["releve"], formulaire.cleaned_data.get("report"))
        except SeanceClose:
            seance.refresh_from_db()
            return _deja_close(request, seance)
        messages.success(request, "La séance est close. Relisez le relevé une fois, puis envoyez-le.")
        return redirect("seance_releve", pk=seance.pk)
    noter_lecture("cloture", seance.pk, [p.blocage.parcours.personne_id for p in points])
    commences = BrouillonDecision.objects.filter(point__seance=seance, agent=request.user).exclude(saisie__quoi="")
    contexte = {
        "seance": seance,
        "points": points,
        "non_traites": non_traites,
        "commences": commences.select_related("point__blocage__parcours__personne"),
        "formulaire": formulaire,
    }
    return render(request, "comites/seance/cloture.html", contexte)


def _deja_close(request: HttpRequest, seance: Seance) -> HttpResponse:
    """Somebody closed it while this page was open: the word typed here is shown beside the one that was kept."""
    formulaire = ClotureForm(request.POST, seance=seance, autres=Seance.objects.none(), non_traitees=0)
    contexte = {
        "raison": "Cette séance est close : quelqu'un d'autre l'a fait entre-temps.",
        "lues": cote_a_cote(formulaire, {"releve": seance.releve}),
        "suite": reverse("seance_releve", args=[seance.pk]),
        "suite_dite": "Lire le relevé de décisions",
    }
    return render(request, "commun/deja_fait.html", contexte, status=403)


def seance_releve(request: HttpRequest, pk) -> HttpResponse:
    """The minutes; before the session is closed, as they stand."""
    seance = trouver(Seance.objects.select_related("comite"), request.user, pk=pk)
    points = points_de(seance)
    noter_lecture("releve", seance.pk, [p.blocage.parcours.personne_id for p in points])
    participants = list(seance.participants.select_related("agent", "structure"))
    contexte = {
        "seance": seance,
        "points": points,
        "decides": [p for p in points if p.decisions.all()],
        "autres": [p for p in points if not p.decisions.all()],
        "presents": [p for p in participants if p.present],
        "excuses": [p for p in participants if not p.present],
        "destinataires": ",".join(sorted({p.agent.email for p in participants if p.agent})),
    }
    contexte["objet"] = f"Relevé de décisions : {seance}"
    contexte["texte"] = rendre_texte("comites/seance/releve.txt", contexte)
    return render(request, "comites/seance/releve.html", contexte)
