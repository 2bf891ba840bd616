"""The kinds of things that an agent carries: each floor declares its own when it starts, without being imported.

From the ``ready()`` of an app's configuration::

    from acteurs.passation.registre import declarer, declarer_historique

    declarer(Genre(code="etape", champ="parcours.Etape.responsable", …))
    declarer_historique({"parcours.Suivi.auteur": "Qui a écrit : reste sous son nom."})

Every foreign key to an account is one or the other: a test reads the models and asks.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet

from acteurs.equipe.habilitations import PORTENT


@dataclass(frozen=True)
class Genre:
    """One kind of thing carried. ``nom``: singular and plural, as ``compte`` takes them.

    ``ouvertes()``: the rows that somebody still has to carry. ``visibles(agent)``: those whose words she may read.
    ``decrire(row)``: one line. ``confier(rows, to, day)``: give them to a ``Destinataire``, or to nobody (None).
    ``personne``: the lookup of the person a row is about, "" when none. ``structure``: the column that says for which
    structure it is carried, "" when the row does not say. ``sans_personne``: what the choice of nobody is called and
    means; empty, somebody has to be named. ``rang``: its place on the page, the smallest first. ``roles``: those in which it can be carried.
    """

    code: str
    nom: str
    titre: str
    champ: str
    ouvertes: Callable[[], QuerySet]
    visibles: Callable[[Any], QuerySet]
    decrire: Callable[[Any], str]
    confier: Callable[[list, Any, datetime.date], None]
    personne: str = ""
    rang: int = 50
    structure: str = "structure"
    sans_personne: str = ""
    roles: tuple[str, ...] = field(default=PORTENT)

    @property
    def porteur(self) -> str:
        """The name of the foreign key to the account."""
        return self.champ.rpartition(".")[2]


_genres: dict[str, Genre] = {}
_historique: dict[str, str] = {}


def declarer(*genres: Genre) -> None:
    """Add kinds of things that are handed over; declared again, a kind is kept once."""
    _genres.update({genre.code: genre for genre in genres})


def declarer_historique(champs: Mapping[str, str]) -> None:
    """Say why these columns (« app.Model.field » → reason) are not handed over: what they tell stays true."""
    _historique.update(champs)


def genres() -> list[Genre]:
    return sorted(_genres.values(), key=lambda genre: genre.rang)


def historique() -> Mapping[str, str]:
    return dict(_historique)
