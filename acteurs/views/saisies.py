"""What was kept of a form that could not be sent: seen, sent again or given up by whoever typed it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from acteurs.comptes.confirmation import confirmation_requise
from acteurs.models import SaisieGardee
from acteurs.models.saisie import Raison
from acteurs.saisies.en_mots import en_mots
from acteurs.saisies.lecture import CHAMP
from acteurs.saisies.reprises import reprendre
from cirj.socle.acces import trouver


@require_safe
@never_cache
def saisies(request: HttpRequest) -> HttpResponse:
    """Whoever has nothing kept goes home: another person on the same browser learns nothing."""
    gardees = list(SaisieGardee.objects.visible_par(request.user))
    if not gardees:
        return redirect("accueil")
    for saisie in gardees:
        saisie.en_mots = en_mots(saisie.champs)
        # What a confirmation interrupted goes on by itself; what an absence interrupted is read again first.
        saisie.repart = (
            str(saisie.pk) == request.GET.get("reprendre")
            and saisie.raison == Raison.CONFIRMATION
            and not confirmation_requise(request)
        )
    gardees.sort(key=lambda saisie: not saisie.repart)
    return render(request, "saisies/liste.html", {"saisies": gardees, "champ": CHAMP, "repart": gardees[0].repart})


@require_safe
@never_cache
def saisie_reprendre(request: HttpRequest, pk) -> HttpResponse:
    """Go back to the form, filled; who is not its author goes home, and learns nothing."""
    saisie = SaisieGardee.objects.visible_par(request.user).filter(pk=pk).first()
    return redirect("accueil") if saisie is None else reprendre(request, saisie)


@require_POST
def saisie_abandonner(request: HttpRequest, pk) -> HttpResponse:
    trouver(SaisieGardee.objects, request.user, pk=pk).delete()
    messages.success(request, "Cette saisie est effacée.")
    return redirect("saisies")


@require_safe
def confirmation_faite(request: HttpRequest) -> HttpResponse:
    """After a confirmation asked by a download: a page to start it from, and to leave."""
    suite = request.GET.get("suite", "")
    if not url_has_allowed_host_and_scheme(suite, None):
        return redirect("accueil")
    return render(request, "saisies/confirmation_faite.html", {"suite": suite})
