"""The timeline of a pathway, told by sources that register themselves: an upper floor adds its own without being imported.

From the ``ready()`` of an app's configuration::

    from parcours.commun.chronologie import enregistrer_decisions, enregistrer_source

    enregistrer_source(evenements_des_seances)      # (parcours, agent) → iterable of Evenement
    enregistrer_decisions(decisions_par_blocage)    # (ids of blockages, agent) → {id: [DecisionPrise, …]}

A source applies the access rule itself (``visible_par(agent)``) and costs a number of queries that does not depend on
the number of rows it tells. Registering the same function twice keeps it once.
"""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class Evenement:
    """One line of the timeline.

    ``piliers``: codes of ``acteurs.nomenclatures.Pilier``, empty when the event concerns the whole pathway.
    ``lien``: an address of the site, or "". ``icone``: a class of the design system (``fr-icon-chat-3-line``).
    ``source``: the table it was read in (« d'après le tableau « x.xlsx » du 3 mars 2026 »), or "".
    ``rang``: what orders two events of one day (a creation time, say); ``objet``: the row behind, for the page's needs.
    """

    date: datetime.date
    titre: str
    piliers: tuple[str, ...] = ()
    detail: str = ""
    lien: str = ""
    icone: str = "fr-icon-calendar-event-line"
    auteur: str = ""
    precision: str = "jour"
    source: str = ""
    rang: datetime.datetime | None = None
    objet: Any = field(default=None, compare=False)


@dataclass(frozen=True)
class DecisionPrise:
    """What a committee decided about a blockage: what, who, before when, and what came of it."""

    quoi: str
    qui: str
    echeance: datetime.date
    realisee_le: datetime.date | None = None
    effet: str = ""
    lien: str = ""


Source = Callable[[Any, Any], Iterable[Evenement]]
SourceDecisions = Callable[[list[UUID], Any], dict[UUID, list[DecisionPrise]]]

_sources: list[Source] = []
_sources_decisions: list[SourceDecisions] = []


def enregistrer_source(source: Source) -> None:
    """Add a source of events; call it from ``AppConfig.ready()``."""
    if source not in _sources:
        _sources.append(source)


def enregistrer_decisions(source: SourceDecisions) -> None:
    """Add a source of decisions about blockages; call it from ``AppConfig.ready()``."""
    if source not in _sources_decisions:
        _sources_decisions.append(source)


def chronologie(parcours, agent, pilier: str = "") -> list[Evenement]:
    """Return the events of ``parcours`` that ``agent`` may read, the latest first, of one pillar when given."""
    evenements = [e for source in _sources for e in source(parcours, agent) if not pilier or pilier in e.piliers]
    return sorted(evenements, key=_cle, reverse=True)


def decisions(blocages: Iterable[UUID], agent) -> dict[UUID, list[DecisionPrise]]:
    """Return, for each blockage id that has some, the decisions that ``agent`` may read, the latest deadline last."""
    ids = list(blocages)
    toutes: dict[UUID, list[DecisionPrise]] = {}
    for source in _sources_decisions if ids else ():
        for cle, prises in source(ids, agent).items():
            toutes.setdefault(cle, []).extend(prises)
    return {cle: sorted(prises, key=lambda d: d.echeance) for cle, prises in toutes.items()}


def _cle(evenement: Evenement) -> tuple[datetime.date, float]:
    return evenement.date, evenement.rang.timestamp() if evenement.rang else 0.0
