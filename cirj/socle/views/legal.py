"""Public pages: accessibility, personal data. What they state is read from the rules and the settings."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cirj.socle.models import RegleMetier


@login_not_required
def accessibilite(request: HttpRequest) -> HttpResponse:
    return render(request, "legal/accessibilite.html")


@login_not_required
def donnees_personnelles(request: HttpRequest) -> HttpResponse:
    codes = ("PURGE", "INVITATION_VALIDITE", "JOURNAL_CONSERVATION")
    regles = {regle.code: regle for regle in RegleMetier.objects.au(timezone.localdate()).filter(code__in=codes)}
    return render(
        request,
        "legal/donnees_personnelles.html",
        {
            "conservation": regles.get("PURGE"),
            "journal": regles.get("JOURNAL_CONSERVATION"),
            "validite_invitation": regles.get("INVITATION_VALIDITE"),
            "RESPONSABLE_TRAITEMENT": settings.RESPONSABLE_TRAITEMENT,
            "COURRIEL_DPO": settings.COURRIEL_DPO,
            "duree_session": settings.SESSION_COOKIE_AGE // 3600,
        },
    )
