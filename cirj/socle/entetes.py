"""The response headers that Django does not write: powers of the browser, and who may keep a page."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers


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


class PagesPersonnellesMiddleware:
    """Keep the pages of an account out of shared caches, and the parts asked by htmx apart from the whole pages.

    An address has two answers: going back must never show a part for the whole. ``no-store`` would do too, but the
    browser would then lose what was typed in a form one comes back to.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reponse = self.get_response(request)
        if reponse.status_code < 500 and request.user.is_authenticated:
            reponse.headers.setdefault("Cache-Control", "private, no-cache")
            patch_vary_headers(reponse, ["Cookie", "HX-Request"])
        return reponse
