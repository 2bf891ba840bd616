"""The assignment a person acts under, chosen in the header when she has several."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

CLE_SESSION = "affectation"


class AffectationCouranteMiddleware:
    """Put the session's choice on ``request.user.affectation``; an ended or unknown choice falls back to the latest."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        choisie = request.session.get(CLE_SESSION)
        if choisie and request.user.is_authenticated:
            for affectation in request.user.affectations_actives:
                if str(affectation.pk) == choisie:
                    request.user.affectation = affectation
        return self.get_response(request)
