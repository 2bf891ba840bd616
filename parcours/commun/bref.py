"""The facts from which the one line of each pillar is told: read in one query, whatever the dossier holds."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import CharField, DateField, F, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Concat

from parcours.models import Parcours, Personne


class Trait(NamedTuple):
    """A fact: the pillar it tells about, its kind, a day (perhaps unknown), a code or a word."""

    pilier: str
    genre: str
    date: datetime.date | None
    texte: str


@dataclass(frozen=True)
class Bref:
    """How one pillar is told: the querysets its facts come from (see ``traits``), and the sentence made of them."""

    sources: Callable[[Personne, Parcours], Iterable[QuerySet]]
    dire: Callable[[list[Trait]], str]


def traits(ensemble: QuerySet, pilier: str, genre: str, date: str = "", texte: str = "") -> QuerySet:
    """Return the rows of ``ensemble`` as the four columns of ``Trait``; ``date`` and ``texte`` name columns."""
    return ensemble.order_by().values_list(
        Value(str(pilier), output_field=CharField()),
        Value(genre, output_field=CharField()),
        Cast(F(date) if date else Value(None), DateField()),
        Cast(F(texte) if texte else Value(""), CharField()),
    )


def en_un_mot(*colonnes: str) -> Concat:
    """Return several columns as the one word of a fact; ``split("|")`` gives them back, "" where nothing is known."""
    textes = [Coalesce(Cast(F(colonne), CharField()), Value("")) for colonne in colonnes]
    return Concat(*[valeur for texte in textes for valeur in (texte, Value("|"))][:-1], output_field=CharField())


def dernier(des_traits: list[Trait], genre: str) -> Trait | None:
    """Return the latest fact of one kind, None when there is none; an unknown day comes before all others."""
    siens = [t for t in des_traits if t.genre == genre]
    return max(siens, key=lambda t: t.date or datetime.date.min) if siens else None
