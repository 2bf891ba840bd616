"""The response header that Django does not write: which powers of the browser the pages may use."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class PermissionsMiddleware:
    """Add ``Permissions-Policy`` from ``settings.PERMISSIONS_POLICY`` (feature → allowed origins)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response
        self.valeur = ", ".join(
            f"{nom}=({' '.join(origines)})" for nom, origines in sorted(settings.PERMISSIONS_POLICY.items())
        )

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reponse = self.get_response(request)
        reponse.headers.setdefault("Permissions-Policy", self.valeur)
        return reponse
