"""The facts from which the dated rules count: an entry, a notification, the start of a permit, the last contact.

They are a view of the database (``parcours_fait``), made of these querysets: what is written here is compiled once, by
``migrate``, and a page asks for the facts of its pathways as it would ask a table.
"""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Cast

from cirj.socle.regles import Bareme
from cirj.socle.termes import AujourdHui

PAR_PERSONNE = "personne__parcours__pk"
#: From the day of a fact, and the rules: its deadlines, as pairs of code and day.
Calcul = Callable[[datetime.date, Bareme], list[tuple[str, datetime.date]]]


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
class Source:
    """The facts of one theme: the rules they count by, the words of their deadlines, the querysets they come from.

    ``libelles``: code of a deadline → what the page says, and the pillar it tells about ("": identity and programme,
    known to the whole team). ``restent_dues``: the codes that stay to be done once their day has passed; the others
    are then only history. ``jours_memes``: code of a fact that is its own deadline → the code of that deadline.
    ``jours``: code of a fact → its deadlines (code, day), when neither its own day nor its own rule gives them.
    ``bornees``: the codes whose deadline is the fact's day and the rule of that code: facts too old or too recent for
    a window of days are then not read (``Bareme.departs``).
    """

    regles: tuple[str, ...]
    libelles: dict[str, tuple[str, str]]
    branches: Callable[[], Iterator[QuerySet]]
    restent_dues: frozenset[str] = frozenset()
    #: Codes whose facts carry in ``texte`` the days by which what they set is pushed back (suspensions).
    repousses: frozenset[str] = frozenset()
    jours_memes: dict[str, str] = field(default_factory=dict)
    jours: dict[str, Calcul] = field(default_factory=dict)
    bornees: frozenset[str] = frozenset()


def de(modele, chemin: str = "personne__parcours") -> QuerySet:
    """Return the rows of ``modele`` joined to the pathways that are open today."""
    return modele.objects.filter(parcours_ouvert(chemin))


def parcours_ouvert(chemin: str) -> Q:
    """Return the condition that the pathway to which ``chemin`` leads is open today."""
    encore = Q(**{f"{chemin}__fin__isnull": True}) | Q(**{f"{chemin}__fin__gt": AujourdHui()})
    return encore & Q(**{f"{chemin}__debut__lte": AujourdHui()})


def actuels(sejours: QuerySet) -> QuerySet:
    return sejours.filter(Q(fin__isnull=True) | Q(fin__gt=AujourdHui()))


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
    """Return the columns of ``Fait``, typed alike in every branch of the union; a row without a day starts nothing."""

    def colonne(champ: str, defaut: str = ""):
        return Cast(F(champ) if champ else Value(defaut), CharField())

    dates = ensemble.filter(**{f"{jour}__isnull": False})
    return dates.order_by().values_list(
        F(cle),
        Value(code, output_field=CharField()),
        F(jour),
        colonne(precision, "jour"),
        colonne(texte),
        colonne(pilier),
        F(objet),
    )


def le_jour_meme(code: str, jour: datetime.date, _bareme: Bareme) -> list[tuple[str, datetime.date]]:
    """Return the deadline that falls on the fact's own day."""
    return [(code, jour)]
