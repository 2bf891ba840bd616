"""The form that the CSRF protection refuses: what was typed is kept for its author, and may be sent again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import requires_csrf_token
from django_htmx.http import HttpResponseClientRedirect

from acteurs.comptes.inactivite import a_la_connexion
from acteurs.models import SaisieGardee
from acteurs.models.saisie import Raison
from acteurs.saisies.auteurs import auteur
from acteurs.saisies.en_mots import en_mots
from acteurs.saisies.lecture import CHAMP, garder_pour_son_auteur


@requires_csrf_token
def formulaire_perime(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was opened before the last login, by her or by somebody else, or cookies are refused.

    What has no author's mark is not kept and not shown: another site could have written it.
    """
    qui = auteur(request) if request.method == "POST" else None
    saisie = garder_pour_son_auteur(request, _raison(request))
    if saisie and not request.user.is_authenticated:
        return a_la_connexion(request, "Vous n'êtes plus connecté.", saisie)
    autre = qui is not None and request.user.is_authenticated and qui != request.user
    if request.headers.get("HX-Request") and (saisie or autre):
        return _hors_de_la_partie(request, saisie, autre)
    sienne = None if autre else saisie
    contexte = {"saisie": sienne, "autre": autre, "champ": CHAMP, "en_mots": sienne and en_mots(sienne.champs)}
    return render(request, "403_formulaire.html", contexte, status=403)


def _raison(request: HttpRequest) -> Raison:
    if request.user.is_authenticated:
        return Raison.JETON
    return Raison.INACTIVITE if request.endormie else Raison.SESSION


def _hors_de_la_partie(request: HttpRequest, saisie: SaisieGardee | None, autre: bool) -> HttpResponse:
    """Sent from a part of a page, where a whole page would not be read: the answer takes its place."""
    if autre:
        messages.warning(
            request, "Ce formulaire avait été ouvert par une autre personne : rien n'est enregistré sous votre nom."
        )
        return HttpResponseClientRedirect(reverse("accueil"))
    return HttpResponseClientRedirect(reverse("saisie_reprendre", args=[saisie.pk]))
