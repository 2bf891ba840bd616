"""ProConnect: leaving for it, coming back from it, leaving it, and forgetting it."""

import hmac
import secrets
from urllib.parse import urlencode

from allauth.account.views import LogoutView
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from requests import RequestException

from acteurs.comptes.confirmation import exiger_confirmation
from acteurs.proconnect import CLE_SESSION, IDENTIFIANT, disponible
from acteurs.proconnect.adaptateur import refuser
from acteurs.proconnect.fournisseur import Echanges

CLE_SORTIE = "proconnect_sortie"


@login_not_required
@never_cache
def connexion(request: HttpRequest) -> HttpResponse:
    """Leave for ProConnect; an address alone takes nobody there."""
    _exiger_disponible()
    if request.method != "POST":
        return redirect("account_login")
    try:
        return Echanges(request, IDENTIFIANT).get_provider().redirect_from_request(request)
    except RequestException:
        return _injoignable(request)


class _Retour(OAuth2CallbackView):
    def _get_state(self, request: HttpRequest, provider):
        etat, reponse = super()._get_state(request, provider)
        self.adapter.nonce = (etat or {}).get("nonce", "")
        return etat, reponse

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return super().dispatch(request, *args, **kwargs)
        except RequestException:
            return _injoignable(request)


@login_not_required
@never_cache
def retour(request: HttpRequest) -> HttpResponse:
    _exiger_disponible()
    return _Retour.adapter_view(Echanges(request, IDENTIFIANT))(request)


class Deconnexion(LogoutView):
    """allauth's logout; who came by ProConnect leaves it too, or the next one to click would enter in her place."""

    def post(self, *args, **kwargs) -> HttpResponse:
        jeton = (self.request.session.get(CLE_SESSION) or {}).get("id_token")
        reponse = self._quitter_proconnect(jeton, super().post(*args, **kwargs))
        # Drafts and pages kept by the browser go; not the cookies, which know the device and protect the next form.
        reponse.headers["Clear-Site-Data"] = '"cache", "storage"'
        return reponse

    def _quitter_proconnect(self, jeton: str | None, reponse: HttpResponse) -> HttpResponse:
        if not jeton or not disponible():
            return reponse
        try:
            sortie = Echanges(self.request, IDENTIFIANT).openid_config["end_session_endpoint"]
        except (RequestException, KeyError):
            messages.warning(
                self.request, "Vous êtes déconnecté de CIR-J, mais ProConnect ne répond pas : fermez votre navigateur."
            )
            return reponse
        etat = self.request.session[CLE_SORTIE] = secrets.token_urlsafe(32)
        parametres = {
            "id_token_hint": jeton,
            "state": etat,
            "post_logout_redirect_uri": self.request.build_absolute_uri(reverse("proconnect_deconnecte")),
        }
        # A page, not a redirect: ProConnect goes on to the person's own provider, which no policy can name beforehand.
        return render(self.request, "proconnect/sortie.html", {"adresse": f"{sortie}?{urlencode(parametres)}"})


@login_not_required
@require_safe
def deconnecte(request: HttpRequest) -> HttpResponse:
    attendu = request.session.pop(CLE_SORTIE, "")
    if attendu and hmac.compare_digest(attendu, request.GET.get("state", "")):
        messages.success(request, "Vous êtes déconnecté de CIR-J et de ProConnect.")
    return redirect("account_login")


@require_POST
def delier(request: HttpRequest) -> HttpResponse:
    """Forget which person of ProConnect this account is: the next login by the address binds it anew."""
    exiger_confirmation(request)
    SocialAccount.objects.filter(user=request.user, provider=IDENTIFIANT).delete()
    messages.success(
        request, "ProConnect est délié de votre compte. Il se liera de nouveau à votre prochaine connexion."
    )
    return redirect("mon_compte")


def _exiger_disponible() -> None:
    if not disponible():
        raise Http404


def _injoignable(request: HttpRequest) -> HttpResponse:
    try:
        refuser(request, "injoignable", 502)
    except ImmediateHttpResponse as page:
        return page.response
