"""What every template knows of the site."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict:
    return {
        "DEMONSTRATION": settings.MODE_CIRJ == "demonstration",
        "MARQUE_ETAT": settings.MARQUE_ETAT,
        "PROCONNECT": bool(settings.PROCONNECT_CLIENT_ID),
        "COURRIEL_CONTACT": settings.COURRIEL_CONTACT,
    }
