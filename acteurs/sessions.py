"""The open sessions of an account: where from, since when, last seen when (allauth's table, one row a session)."""

from allauth.core.internal.httpkit import HTTP_USER_AGENT_MAX_LENGTH, get_client_ip
from allauth.usersessions.models import UserSession
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
