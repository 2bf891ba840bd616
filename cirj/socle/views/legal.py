"""Public pages: accessibility, personal data. What they state is read from the rules and the settings."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cirj.socle.models import RegleMetier

#: The dated rules whose length the page states: how long a thing is kept, or stays readable.
DUREES = (
    "PURGE",
    "JOURNAL_CONSERVATION",
    "INVITATION_VALIDITE",
    "IMPORT_ABANDON",
    "IMPORT_ANNULATION",
    "SAISIE_GARDEE",
    "RAPPROCHEMENT_VALIDITE",
    "ACCES_APRES_INTERVENTION",
    "ACCES_EXCEPTIONNEL_DUREE",
    "CELLULE_LECTURE",
    "REVUE_ACCES",
)


@login_not_required
def accessibilite(request: HttpRequest) -> HttpResponse:
    return render(request, "legal/accessibilite.html")


@login_not_required
def donnees_personnelles(request: HttpRequest) -> HttpResponse:
    en_vigueur = RegleMetier.objects.au(timezone.localdate()).filter(code__in=DUREES)
    return render(
        request,
        "legal/donnees_personnelles.html",
        {
            "regles": {regle.code: regle for regle in en_vigueur},
            "RESPONSABLE_TRAITEMENT": settings.RESPONSABLE_TRAITEMENT,
            "COURRIEL_DPO": settings.COURRIEL_DPO,
            "duree_session": settings.DUREE_SESSION_HEURES,
            "inactivite": settings.INACTIVITE_MINUTES,
        },
    )
