"""Each request acts for the one who sent it, under the assignment she chose."""

from collections.abc import Callable

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.urls import ResolverMatch

from cirj.socle.rls import contexte


class RequeteResolue(HttpRequest):
    """What ``process_view`` is given: Django has found the view of the address."""

    resolver_match: ResolverMatch


class ContexteMiddleware:
    """Comes after the acting assignment is settled; the view's transaction begins inside."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with contexte.pour_agent(request.user, adresse=get_adapter(request).get_client_ip(request)):
            return self.get_response(request)

    def process_view(self, request: RequeteResolue, vue, args, kwargs) -> None:
        contexte.preciser(page=request.resolver_match.url_name or "")
