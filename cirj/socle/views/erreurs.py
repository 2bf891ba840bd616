"""Error pages: what happened, in plain French, and what to do next."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.csrf import requires_csrf_token


@requires_csrf_token
def requete_refusee(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request itself makes no sense. No context processor: they would read the faulty request again."""
    return HttpResponse(page_nue("400.html"), status=400)


@requires_csrf_token
def interdit(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the page exists, the role does not allow it; the reason given by ``exiger`` is shown."""
    return render(request, "403.html", {"raison": str(exception or "")}, status=403)


@requires_csrf_token
def introuvable(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing at this address, or something that this person may not see; the page does not say which."""
    return render(request, "404.html", status=404)


def panne(request: HttpRequest) -> HttpResponse:
    """500: rendered without session nor database, since they may be what failed."""
    return HttpResponse(page_nue("500.html"), status=500)


def page_nue(gabarit: str, **variables) -> str:
    """Render a page without session nor database."""
    contexte = {
        "csrf_token": "",
        "messages": [],
        "user": None,
        "DEMONSTRATION": settings.MODE_CIRJ == "demonstration",
        "MARQUE_ETAT": settings.MARQUE_ETAT,
        **variables,
    }
    return render_to_string(gabarit, contexte)
