"""Lifting the delay of a colleague whom too many failed attempts keep out."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from acteurs.comptes import essais
from acteurs.equipe.habilitations import departement_gere, peut_terminer
from acteurs.models import Affectation
from cirj.socle.acces import exiger, trouver
from cirj.socle.journal import noter
from cirj.socle.models import Action
from cirj.socle.templatetags.francais import de


@require_POST
def attente_lever(request: HttpRequest, pk) -> HttpResponse:
    """Who may end an access may also let its holder try again; not her own, which would undo the limit."""
    departement_gere(request.user)
    visibles = Affectation.objects.select_related("agent", "structure", "departement")
    affectation = trouver(visibles, request.user, pk=pk)
    exiger(peut_terminer(request.user, affectation))
    agent = affectation.agent
    if essais.lever(agent.email):
        noter(Action.ATTENTE_LEVEE, "compte", agent.pk, departement=affectation.departement_id)
        messages.success(request, f"L'attente {de(agent)} est levée : un nouvel essai est possible dès maintenant.")
    else:
        messages.info(request, f"{agent} n'attendait plus.")
    return redirect("equipe")
