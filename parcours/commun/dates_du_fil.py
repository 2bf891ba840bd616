"""The dated facts that a theme tells on the timeline: all themes are read in one query, and each says its own rows."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import CharField, DateTimeField, Expression, F, QuerySet, Value
from django.db.models.functions import Cast

from parcours.commun.chronologie import Evenement
from parcours.models import Parcours


class LigneDatee(NamedTuple):
    """A row: its kind, its day (perhaps unknown), what is known of the day, a code, what completes it, when it was written."""

    nature: str
    jour: datetime.date | None
    precision: str
    code: str
    complement: str
    ecrite_le: datetime.datetime


class Dit(NamedTuple):
    """How a row reads: its title, the pillar it tells about ("": the whole pathway), a class of the design system."""

    titre: str
    pilier: str
    icone: str


@dataclass(frozen=True)
class DatesDuFil:
    """``branches``: the querysets of a pathway's rows, each made by ``lignes_datees``. ``dire``: kind → how a row reads.

    ``assembler``: kind → what makes events of all the rows of that kind, where several rows are one event; they are of
    the pillar ``pilier``.
    """

    branches: Callable[[Parcours], Iterable[QuerySet]]
    dire: Mapping[str, Callable[[str, str], Dit]] = field(default_factory=dict)
    assembler: Mapping[str, Callable[[list[LigneDatee]], Iterator[Evenement]]] = field(default_factory=dict)
    pilier: str = ""


def lignes_datees(
    ensemble: QuerySet,
    nature: str,
    jour: str,
    precision: str = "",
    code: str | Expression = "",
    complement: str = "",
) -> QuerySet:
    """Return the rows of ``ensemble`` as the columns of ``LigneDatee``, typed alike for the union; arguments name columns."""

    def texte(colonne: str | Expression, defaut: str = "") -> Cast:
        lue = F(colonne) if colonne and isinstance(colonne, str) else colonne or Value(defaut)
        return Cast(lue, CharField())

    return ensemble.order_by().values_list(
        Value(nature, output_field=CharField()),
        F(jour),
        texte(precision, "jour"),
        texte(code),
        texte(complement),
        Cast("cree_le", DateTimeField()),
    )
