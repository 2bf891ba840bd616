"""What is settled before a page: the assignment acted under, and the second factor."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from acteurs.proconnect import CLE_SESSION as PROCONNECT

CLE_SESSION = "affectation"
#: Pages that someone without a second factor may still open: setting it up, confirming who she is, leaving.
SANS_SECOND_FACTEUR = {"account_logout", "account_reauthenticate"}


class AffectationCouranteMiddleware:
    """Put the session's choice on ``request.user.affectation``; an ended or unknown choice falls back to the latest."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        choisie = request.session.get(CLE_SESSION)
        if choisie and request.user.is_authenticated:
            for affectation in request.user.affectations_actives:
                if str(affectation.pk) == choisie:
                    request.user.affectation = affectation
        return self.get_response(request)


class SecondFacteurMiddleware:
    """When ``SECOND_FACTEUR_OBLIGATOIRE``, send who has no second factor to the pages that set one up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, vue, args, kwargs) -> HttpResponse | None:
        if not settings.SECOND_FACTEUR_OBLIGATOIRE or not getattr(vue, "login_required", True):
            return None
        nom = request.resolver_match.url_name or ""
        if nom.startswith("mfa_") or nom in SANS_SECOND_FACTEUR or not request.user.is_authenticated:
            return None
        if (request.session.get(PROCONNECT) or {}).get("mfa") is True:
            return None
        if is_mfa_enabled(request.user, [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]):
            return None
        messages.warning(
            request,
            "Avant d'ouvrir les dossiers, protégez votre compte par une seconde étape de connexion : "
            "une application sur votre téléphone, ou une clé d'accès.",
        )
        reponse = redirect("mfa_index")
        if request.headers.get("HX-Request"):
            reponse = HttpResponse(headers={"HX-Redirect": reponse.url})
        return reponse
