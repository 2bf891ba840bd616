"""Noting what is read, and the doors found closed.

A view that shows somebody's data says so once, with the people of the page, in one query. Who reads, acting for whom,
from where and why are not said by the view: the database takes them from the context (``cirj.socle.rls.contexte``).
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse

from cirj.socle.acces import Introuvable
from cirj.socle.journal_ecritures import JOURNALISEES
from cirj.socle.models import Action

_NOTER = "select journal.noter(%s, %s, %s, %s::uuid[], %s, %s)"


def noter(
    action: str,
    objet_type: str,
    objet_id: Any = "",
    personnes: Iterable = (),
    departement: str | None = None,
    detail: str = "",
) -> None:
    """Add one entry, in the name of the context; ``departement``: by default, the one acted in.

    What is created, changed or deleted is noted by the database itself, and refused here.
    """
    concernees = list(dict.fromkeys(str(personne) for personne in personnes))
    with connection.cursor() as curseur:
        curseur.execute(_NOTER, [action, objet_type, str(objet_id), concernees, departement, detail])


def noter_lecture(
    objet_type: str,
    objet_id: Any = "",
    personnes: Iterable = (),
    action: str = Action.LECTURE,
    detail: str = "",
) -> None:
    """Note that a page showed the data of ``personnes`` (identifiers). ``detail``: in French, never a name.

    What was searched for is a name: it is not noted, only how many were found.
    """
    noter(action, objet_type, objet_id, personnes, detail=detail)


class JournalMiddleware:
    """Note that somebody asked for what is not hers to see: her own answer is that it does not exist.

    The view's transaction was undone by the 404; this one is its own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        if isinstance(exception, Introuvable) and exception.table in JOURNALISEES and exception.cle:
            with transaction.atomic(), connection.cursor() as curseur:
                curseur.execute(f"select journal.refus_{exception.table}(%s)", [exception.cle])
