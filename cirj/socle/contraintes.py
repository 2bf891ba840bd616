"""What the database refuses is told in French, never as a breakdown: the last net under the forms.

Two people who save at once, a form sent twice: the form saw nothing wrong, the constraint did. The values that
PostgreSQL quotes in its message (names, dates of birth) are neither shown nor logged.
"""

from collections.abc import Callable
from functools import lru_cache

from django.apps import apps
from django.core.exceptions import BadRequest
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

ENTRE_TEMPS = "Quelqu'un vient d'enregistrer la même chose, ou ce que vous modifiez a changé entre-temps."
_NUL = "\x00"


@lru_cache(maxsize=1)
def _messages() -> dict[str, str]:
    contraintes = [c for modele in apps.get_models() for c in modele._meta.constraints]
    return {c.name: str(c.violation_error_message) for c in contraintes if not _sans_mots(c)}


def _sans_mots(contrainte) -> bool:
    return contrainte.violation_error_message == contrainte.default_violation_error_message


#: What a trigger refuses, and no constraint of a model names.
_DES_DECLENCHEURS: dict[str, str] = {}


def declarer_refus(nom: str, phrase: str) -> None:
    """Give its French message to what a trigger refuses under the name ``nom`` (``using constraint = …``)."""
    _DES_DECLENCHEURS[nom] = phrase


def message(erreur: IntegrityError) -> str:
    """Return the French message of the constraint that refused, or a general one; never PostgreSQL's own."""
    diagnostic = getattr(erreur.__cause__, "diag", None)
    nom = getattr(diagnostic, "constraint_name", None) or ""
    return _DES_DECLENCHEURS.get(nom) or _messages().get(nom, ENTRE_TEMPS)


class ContraintesMiddleware:
    """Answer 409 to what a constraint refuses, and 400 to the NUL character, which PostgreSQL cannot hold."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, vue, args, kwargs) -> None:
        for parametres in (request.GET, request.POST):
            if any(_NUL in valeur for valeurs in parametres.lists() for valeur in valeurs[1]):
                raise BadRequest("NUL character")

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, IntegrityError):
            return None
        return render(request, "409.html", {"raison": message(exception)}, status=409)
