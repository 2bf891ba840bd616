"""Deciding the proposed doubles: the same person, or two different people."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from acteurs.confirmation import exiger_confirmation
from cirj.socle.acces import trouver
from cirj.socle.noms import de
from parcours.importation.comparaison import rapprocher
from parcours.importation.contexte import Contexte
from parcours.importation.decision import DejaDecide, autre_personne, meme_personne, relire
from parcours.models import Importation, PropositionDoublon

DOUBLES_PAR_PAGE = 10


def presenter(proposition: PropositionDoublon, contexte: Contexte) -> dict:
    """Return what a template needs to show a proposal side by side."""
    ligne = relire(proposition.ligne, contexte)
    return {"proposition": proposition, "champs": rapprocher(ligne, proposition.candidate)}


@require_POST
def decider(request: HttpRequest, pk, doublon) -> HttpResponse:
    """``decision``: « meme » completes the dossier, « autre » creates the person."""
    lance = trouver(Importation.objects, request.user, pk=pk)
    proposition = trouver(PropositionDoublon.objects.select_related("candidate", "ligne"), request.user, pk=doublon)
    if request.POST.get("decision") == "meme":
        exiger_confirmation(request)
    try:
        message = _trancher(proposition, request.POST.get("decision"), request.user)
    except DejaDecide as erreur:
        messages.warning(request, str(erreur))
    else:
        messages.success(request, message)
    return redirect(f"{reverse('importation', args=[lance.pk])}#doubles")


def _trancher(proposition: PropositionDoublon, decision: str | None, agent) -> str:
    if decision == "meme":
        personne = meme_personne(proposition, agent)
        return f"Le dossier {de(personne)} a été complété par la ligne {proposition.ligne.numero}."
    if decision != "autre":
        raise DejaDecide("Dites s'il s'agit de la même personne ou de deux personnes différentes.")
    creee = autre_personne(proposition, agent)
    if creee:
        return f"{creee} a maintenant son propre dossier."
    return "Noté. Cette ligne ressemble encore à une autre personne : décidez aussi pour elle."
