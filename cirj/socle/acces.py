"""The access rule's grammar: one door per model, and the three answers of a view."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import F, Func
from django.http import Http404
from django.shortcuts import get_object_or_404


class QuerySetVisible(models.QuerySet):
    """A queryset with one door. Every list, detail, search, export and figure enters by ``visible_par``."""

    def visible_par(self, agent: Any) -> "QuerySetVisible":
        """Return the rows that ``agent`` may read; each model says which."""
        raise TypeError(f"{self.model.__name__} n'a pas dit qui peut le voir.")


class Parmi(Func):
    """A column is among what a queryset gives, as an array read once: an index then finds the rows, where the
    sub-select of an ``__in`` beside another condition has PostgreSQL read the whole table.
    """

    template = "%(expressions)s)"
    arg_joiner = " = any ("
    output_field = models.BooleanField()

    def __init__(self, colonne: str, ensemble: models.QuerySet):
        super().__init__(F(colonne), ArraySubquery(ensemble))


class Introuvable(Http404):
    """Nothing there for this agent. The journal looks whether there was something for others."""

    def __init__(self, table: str, cle: Any):
        super().__init__()
        self.table, self.cle = table, cle


def trouver(ensemble: QuerySetVisible, agent: Any, **criteres: Any) -> models.Model:
    """Return the one visible row; what is a stranger's does not exist (404)."""
    try:
        return get_object_or_404(ensemble.visible_par(agent), **criteres)
    except Http404:
        raise Introuvable(ensemble.model._meta.db_table, criteres.get("pk")) from None


def exiger(permis: bool, message: str = "Votre rôle ne permet pas cette action.") -> None:
    """Refuse (403) an action on what may be read but not changed."""
    if not permis:
        raise PermissionDenied(message)
