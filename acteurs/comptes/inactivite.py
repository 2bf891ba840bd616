"""When a session stops answering: the whole page goes to the login, and what was being sent is kept.

A session that saw no request for ``INACTIVITE_MINUTES``, or older than ``DUREE_SESSION_HEURES``, opens nothing any
more. Its cookie still says whose it was; one closed elsewhere, or whose cookie is lost, says nothing, but the form does
(``acteurs/saisies/auteurs.py``). What was being sent is kept for that agent alone, encrypted, and comes back in its form once
she has logged in again (``acteurs/saisies/reprises.py``).
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

from acteurs.comptes.sessions import suivre
from acteurs.models import SaisieGardee
from acteurs.models.saisie import Raison
from acteurs.saisies.auteurs import auteur
from acteurs.saisies.lecture import a_garder, garder, garder_pour_son_auteur, page_d_origine
from cirj.socle.rls import contexte

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
        saisie = a_garder(request, vue) and (
            garder_pour_son_auteur(request, Raison.INACTIVITE, vue)
            or garder(request, Raison.INACTIVITE, request.endormie)
        )
        return a_la_connexion(request, "Votre session s'est fermée, faute d'activité.", saisie)


def _fermer(request: HttpRequest):
    """End the session and return whose it was."""
    agent = request.user
    UserSession.objects.filter(session_key=request.session.session_key).delete()
    with contexte.pour_agent(agent, adresse=get_client_ip(request) or ""):
        logout(request)
    return agent


def a_la_connexion(request: HttpRequest, pourquoi: str, saisie: SaisieGardee | bool | None) -> HttpResponse:
    """Lead to the login, say why, and from there to what was kept, in its form.

    ``saisie``: None when it should have been kept and could not be, False when there was nothing to keep.
    """
    suite = "Ce que vous veniez d'envoyer est gardé : vous le retrouverez à sa place." if saisie else ""
    if saisie is None:
        suite = (
            "Ce que vous veniez d'envoyer est trop long pour être gardé : revenez en arrière, le texte y est encore."
        )
    messages.info(request, f"{pourquoi} Reconnectez-vous. {suite}".strip())
    return vers_la_connexion(request, reverse("saisie_reprendre", args=[saisie.pk]) if saisie else None)


def vers_la_connexion(request: HttpRequest, suite: str | None = None) -> HttpResponse:
    """Lead the whole page to the login, then to ``suite``: by default the page one is on, never a part of it."""
    partie = bool(request.headers.get("HX-Request"))
    if suite is None:
        suite = page_d_origine(request) if partie or request.method != "GET" else request.get_full_path()
    adresse = resolve_url(settings.LOGIN_URL) + (f"?next={quote(suite)}" if suite else "")
    reponse = HttpResponseClientRedirect(adresse) if partie else redirect(adresse)
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        # A session was open here: the arrow « back » must not show its pages to whoever comes next.
        reponse.headers["Clear-Site-Data"] = '"cache"'
    return reponse


class ConnexionRequiseMiddleware(LoginRequiredMiddleware):
    """Django's door; the login page never takes the place of a part of a page, nor leads back to a form's address."""

    def handle_no_permission(self, request: HttpRequest, view_func) -> HttpResponse:
        if not a_garder(request, view_func) or auteur(request) is None:
            return vers_la_connexion(request)
        return a_la_connexion(
            request, "Vous n'êtes plus connecté.", garder_pour_son_auteur(request, Raison.SESSION, view_func)
        )
