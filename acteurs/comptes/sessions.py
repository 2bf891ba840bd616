"""The open sessions of an account: where from, since when, last seen when (allauth's table, one row a session)."""

import datetime

from allauth.core.internal.httpkit import HTTP_USER_AGENT_MAX_LENGTH, get_client_ip
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

#: What is written when the server does not say where a request comes from.
INCONNUE = "0.0.0.0"  # noqa: S104 - an unknown address, not one to listen on


def suivre(request: HttpRequest, agent) -> None:
    """Write that the session of ``request`` is ``agent``'s, and seen now: one query most of the time."""
    vue = {"user": agent, "last_seen_at": timezone.now(), "ip": get_client_ip(request) or INCONNUE}
    vue["user_agent"] = request.META.get("HTTP_USER_AGENT", "")[:HTTP_USER_AGENT_MAX_LENGTH]
    cle = request.session.session_key
    if not UserSession.objects.filter(session_key=cle).update(**vue):
        UserSession.objects.update_or_create(session_key=cle, defaults=vue)


def ouvertes(agent) -> QuerySet:
    """Return the sessions by which ``agent``'s account may be used now, the last seen first."""
    limite = timezone.now() - datetime.timedelta(minutes=settings.INACTIVITE_MINUTES)
    return UserSession.objects.filter(
        user=agent, last_seen_at__gt=limite, session_key__in=Session.objects.values("session_key")
    ).order_by("-last_seen_at")


def fermer(sessions: QuerySet) -> int:
    """End ``sessions`` (rows of ``UserSession``) at once and return how many were still open."""
    cles = list(sessions.values_list("session_key", flat=True))
    sessions.delete()
    return Session.objects.filter(pk__in=cles).delete()[0]


# Order matters: Edge and Opera say « Chrome » too, Chrome says « Safari », Android says « Linux ».
_NAVIGATEURS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "Chrome": "Chrome",
    "CriOS": "Chrome",
    "Safari": "Safari",
}
_SYSTEMES = {
    "iPhone": "un iPhone",
    "iPad": "un iPad",
    "Android": "un téléphone Android",
    "Windows": "Windows",
    "Mac OS X": "un Mac",
    "CrOS": "un Chromebook",
    "Linux": "Linux",
}


def appareil(annonce: str) -> str:
    """Return « Firefox sur Windows » for what the browser says of itself."""
    navigateur = next((nom for marque, nom in _NAVIGATEURS.items() if f"{marque}/" in annonce), "Navigateur inconnu")
    systeme = next((nom for marque, nom in _SYSTEMES.items() if marque in annonce), "")
    return f"{navigateur} sur {systeme}" if systeme else navigateur
