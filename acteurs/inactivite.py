"""When a session stops answering: the whole page goes to the login, and what was being sent is kept.

A session that saw no request for ``INACTIVITE_MINUTES``, or older than ``DUREE_SESSION_HEURES``, opens nothing any
more. Its cookie still says whose it was: the form that comes back through it is kept for that agent alone, encrypted,
and shown to her once she has logged in again.
"""

import time
from collections.abc import Callable
from urllib.parse import quote

from allauth.core.internal.httpkit import get_client_ip
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, resolve_url
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from acteurs.models.saisie import Raison
from acteurs.saisies import a_garder, garder, page_d_origine, renvoyee
from acteurs.sessions import suivre
from cirj.socle.mur import contexte

VUE, OUVERTE = "vue_a", "ouverte_a"
#: The session's last request is written at most this often, in seconds.
PAS = 60


def noter_ouverture(sender, request, user, **kwargs) -> None:
    """Start the two clocks of a session (signal of the login)."""
    request.session[VUE] = request.session[OUVERTE] = time.time()
    suivre(request, user)


def finie(session, maintenant: float) -> bool:
    """Say whether ``session`` slept too long, or lasted too long."""
    return (
        maintenant - session.get(VUE, maintenant) >= 60 * settings.INACTIVITE_MINUTES
        or maintenant - session.get(OUVERTE, maintenant) >= 3600 * settings.DUREE_SESSION_HEURES
    )


class InactiviteMiddleware:
    """Close what slept, before anything is done in its agent's name; note, once a minute, that the others are awake."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.endormie = None
        if request.user.is_authenticated:
            maintenant = time.time()
            if finie(request.session, maintenant):
                request.endormie = _fermer(request)
            elif maintenant - request.session.get(VUE, 0) >= PAS or OUVERTE not in request.session:
                request.session[VUE] = maintenant
                request.session.setdefault(OUVERTE, maintenant)
                suivre(request, request.user)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, vue, args, kwargs) -> HttpResponse | None:
        """After the CSRF check, so that another site never has anything kept in somebody's name."""
        if request.endormie is None or not getattr(vue, "login_required", True):
            return None
        gardee = a_garder(request, vue) and garder(request, Raison.INACTIVITE, request.endormie)
        suite = "Ce que vous veniez d'envoyer est gardé : vous le retrouverez." if gardee else ""
        messages.info(request, f"Votre session s'est fermée, faute d'activité. Reconnectez-vous. {suite}".strip())
        return vers_la_connexion(request, reverse("saisies") if gardee else None)


def _fermer(request: HttpRequest):
    """End the session and return whose it was."""
    agent = request.user
    UserSession.objects.filter(session_key=request.session.session_key).delete()
    with contexte.pour_agent(agent, adresse=get_client_ip(request) or ""):
        logout(request)
    return agent


def vers_la_connexion(request: HttpRequest, suite: str | None = None) -> HttpResponse:
    """Lead the whole page to the login, then to ``suite``: by default the page one is on, never a part of it."""
    partie = bool(request.headers.get("HX-Request"))
    if suite is None:
        suite = page_d_origine(request) if partie or request.method != "GET" else request.get_full_path()
    adresse = resolve_url(settings.LOGIN_URL) + (f"?next={quote(suite)}" if suite else "")
    return HttpResponseClientRedirect(adresse) if partie else redirect(adresse)


class ConnexionRequiseMiddleware(LoginRequiredMiddleware):
    """Django's door; the login page never takes the place of a part of a page, nor leads back to a form's address."""

    def handle_no_permission(self, request: HttpRequest, view_func) -> HttpResponse:
        return vers_la_connexion(request)


class SaisieRenvoyeeMiddleware:
    """Forget a kept form once it was sent again and received."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reponse = self.get_response(request)
        if request.method != "POST" or reponse.status_code >= 400 or not request.user.is_authenticated:
            return reponse
        if (saisie := renvoyee(request)) is None:
            return reponse
        saisie.delete()
        if reponse.status_code == 200 and not reponse.streaming and b"<html" not in reponse.content[:1000]:
            # The answer is a part of the page it was typed on: alone, it could not be read.
            messages.success(request, "Votre saisie est envoyée.")
            return redirect(saisie.page or "accueil")
        return reponse
