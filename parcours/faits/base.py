"""The facts from which the dated rules count: an entry, a notification, the start of a permit, the last contact."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from cirj.socle.regles import Bareme

PAR_PERSONNE = "personne__parcours__pk"


class Fait(NamedTuple):
    """A departure: the rule that counts from it, the day, what is known of it, what it is about, its pillar, the row.

    ``texte``: a step's title, or what completes the words of the deadline. ``pilier``: "" when the code says it.
    """

    parcours_id: UUID
    code: str
    date: datetime.date
    precision: str
    texte: str
    pilier: str
    objet: UUID


@dataclass(frozen=True)
class Fenetre:
    """What is asked: the pathways (all, and those open), the rules, and from which day to which a deadline may fall."""

    tous: QuerySet
    ouverts: QuerySet
    bareme: Bareme
    du: datetime.date
    au: datetime.date

    def entre(self, champ: str, code: str) -> Q:
        """Return the condition that the deadline of rule ``code`` counted from ``champ`` may fall in the window."""
        return Q(**{f"{champ}__range": self.bareme.departs(code, self.du, self.au)})


@dataclass(frozen=True)
class Source:
    """The facts of one theme: the rules they count by, the words of their deadlines, the querysets they come from.

    ``libelles``: code of a deadline → what the page says, and the pillar it tells about ("": identity and programme,
    known to the whole team). ``restent_dues``: the codes that stay to be done once their day has passed; the others
    are then only history. ``jours``: rule of a fact → its deadlines (code, day), when they are more than the rule's own.
    """

    regles: tuple[str, ...]
    libelles: dict[str, tuple[str, str]]
    branches: Callable[[Fenetre], Iterator[QuerySet]]
    restent_dues: frozenset[str] = frozenset()
    #: Codes whose facts carry in ``texte`` the days by which what they set is pushed back (suspensions).
    repousses: frozenset[str] = frozenset()
    jours: dict[str, Callable[[datetime.date, Bareme], list[tuple[str, datetime.date]]]] | None = None


def de(modele, parcours, chemin: str = "personne__parcours"):
    """Return the rows of ``modele`` of these pathways, joined to them."""
    return modele.objects.filter(**{f"{chemin}__in": parcours.values("pk")})


def actuels(sejours):
    return sejours.filter(Q(fin__isnull=True) | Q(fin__gt=timezone.localdate()))


def lignes(
    ensemble,
    code: str,
    jour: str,
    precision: str = "",
    cle: str = "pk",
    texte: str = "",
    pilier: str = "",
    objet: str = "pk",
):
    """Return the columns of ``Fait``, typed alike in every branch of the union."""

    def colonne(champ: str, defaut: str = ""):
        return Cast(F(champ) if champ else Value(defaut), CharField())

    return ensemble.order_by().values_list(
        F(cle),
        Value(code, output_field=CharField()),
        F(jour),
        colonne(precision, "jour"),
        colonne(texte),
        colonne(pilier),
        F(objet),
    )


def a_la_date(code: str):
    """Return the deadline that falls on the fact's own day."""
    return lambda jour, _bareme: [(code, jour)]
