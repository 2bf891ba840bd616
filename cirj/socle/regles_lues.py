"""The dated rules are read once a request, whatever the number of places that ask for one."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

from cirj.socle.models import RegleMetier

#: Code → rows, filled at the first question of a request; None outside of one: a task may outlive a change of rule.
_lues: ContextVar[dict[str, list[RegleMetier]] | None] = ContextVar("regles_lues", default=None)


def lignes(*codes: str) -> list[RegleMetier]:
    """Return the rows of these rules."""
    lues = _lues.get()
    if lues is None:
        return list(RegleMetier.objects.filter(code__in=codes))
    if not lues:
        for ligne in RegleMetier.objects.all():
            lues.setdefault(ligne.code, []).append(ligne)
    return [ligne for code in codes for ligne in lues.get(code, [])]


def oublier() -> None:
    """Read them again at the next question: one has just changed."""
    if _lues.get():
        _lues.set({})


@contextmanager
def a_l_essai(remplacees: Mapping[str, list[RegleMetier]]) -> Iterator[None]:
    """Within the block these codes have these rows, which nobody recorded; the functions of the database do not see it."""
    lues: dict[str, list[RegleMetier]] = {}
    for ligne in RegleMetier.objects.all():
        lues.setdefault(ligne.code, []).append(ligne)
    jeton = _lues.set({**lues, **remplacees})
    try:
        yield
    finally:
        _lues.reset(jeton)


class ReglesLuesMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        jeton = _lues.set({})
        try:
            return self.get_response(request)
        finally:
            _lues.reset(jeton)
