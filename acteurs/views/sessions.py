"""« Mes sessions »: from where one's account is open, and closing it there."""

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from acteurs.comptes.sessions import INCONNUE, appareil, fermer, ouvertes


@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    siennes = list(ouvertes(request.user))
    for session in siennes:
        session.ici = session.session_key == request.session.session_key
        session.appareil = appareil(session.user_agent)
        session.adresse = "" if session.ip == INCONNUE else session.ip
    siennes.sort(key=lambda session: not session.ici)
    return render(
        request,
        "acteurs/sessions.html",
        {
            "sessions": siennes,
            "autres": [session for session in siennes if not session.ici],
            "minutes": settings.INACTIVITE_MINUTES,
        },
    )


@require_POST
def session_fermer(request: HttpRequest, pk: int) -> HttpResponse:
    session = get_object_or_404(UserSession, user=request.user, pk=pk)
    nom = appareil(session.user_agent)
    fermer(UserSession.objects.filter(pk=session.pk))
    messages.success(request, f"La session ouverte avec {nom} est fermée. Un doute ? Changez votre mot de passe.")
    return redirect("sessions")


@require_POST
def sessions_fermer(request: HttpRequest) -> HttpResponse:
    """Every session but this one."""
    autres = UserSession.objects.filter(user=request.user).exclude(session_key=request.session.session_key)
    fermer(autres)
    messages.success(request, "Vos autres sessions sont fermées. Un doute ? Changez votre mot de passe.")
    return redirect("sessions")
