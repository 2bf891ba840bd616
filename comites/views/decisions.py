"""One decision: read by those concerned, seen by its owner, closed with its observed effect.

Access. The coordination and the structures that carry the blocked pillar read the decision with the blockage and the
way to the dossier. The structure entrusted with it reads it too, even when it does not intervene on the pathway: then
the page keeps to what acting requires (the person's name, what is asked, before when, whom to call), and tells
neither the pillar nor the cause, the description or the dossier. Anyone else gets a 404.
"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cirj.socle.acces import exiger, trouver
from cirj.socle.journal import noter_lecture
from comites.decisions.formulaires import CloreDecisionForm
from comites.models import Decision
from parcours.models import PointBlocage


def decision(request: HttpRequest, pk) -> HttpResponse:
    ensemble = Decision.objects.select_related(
        "structure", "responsable", "point__seance__comite", "blocage__parcours__personne__commune"
    )
    prise = trouver(ensemble, request.user, pk=pk)
    voit_le_blocage = PointBlocage.objects.visible_par(request.user).filter(pk=prise.blocage_id).exists()
    # What an exceptional access lets read is not hers to change.
    peut_lever = voit_le_blocage and prise.blocage.pilier in prise.blocage.parcours.piliers_ouverts_a(request.user)
    peut_clore = prise.peut_etre_close_par(request.user)
    formulaire = CloreDecisionForm(
        request.POST if request.method == "POST" else None, decision=prise, peut_lever=peut_lever
    )
    if request.method == "POST":
        exiger(peut_clore, "Cette décision est close par la structure qui la porte ou par la coordination.")
        if prise.realisee_le is None and formulaire.is_valid() and formulaire.enregistrer():
            messages.success(request, _apres_cloture(prise))
            return redirect(prise)
        if prise.realisee_le is not None:
            # Somebody closed it while this page was open: what was typed is not lost.
            noter_lecture("decision", prise.pk, [prise.blocage.parcours.personne_id])
            contexte = {
                "raison": "Cette décision vient d'être close par quelqu'un d'autre.",
                "lues": formulaire.en_regard(),
                "suite": prise.get_absolute_url(),
                "suite_dite": "Lire la décision",
            }
            return render(request, "commun/deja_fait.html", contexte, status=409)
    else:
        prise.marquer_vue(request.user)
    noter_lecture("decision", prise.pk, [prise.blocage.parcours.personne_id])
    contexte = {
        "decision": prise,
        "qui": prise.qui_pour(request.user),
        "voit_le_blocage": voit_le_blocage,
        "coordonne": request.user.departement_coordonne(prise.blocage.departement_id),
        "peut_clore": peut_clore and (prise.realisee_le is None),
        "formulaire": formulaire,
    }
    return render(request, "comites/decision.html", contexte, status=422 if formulaire.is_bound else 200)


def _apres_cloture(prise: Decision) -> str:
    if prise.blocage.leve_le:
        return "La décision est close et le blocage est levé."
    return "La décision est close avec son effet. Le blocage, lui, reste ouvert."
