"""On whose behalf the program acts: said once for a request, a task or a command, told to PostgreSQL at each transaction.

Without a context, the protected tables are empty and refuse every write. Four kinds, each a ``with`` block:

- ``pour_agent(agent)``: what the acting assignment opens (each request);
- ``service("39")``, ``service("*")``: a task or a command that works for whole departments, reading and writing;
- ``statistiques("39")``: counting over a department without showing it, read only, beside the agent's own rights;
- ``personne()``: nothing, as before a login.

The settings live as long as the transaction (``set_config(…, true)``): nothing is left on a connection that is used
again, and a response streamed after its transaction sees nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields, replace
from typing import Any

from django.db import connection
from django.utils import timezone
from psycopg.pq import TransactionStatus


@dataclass(frozen=True)
class Contexte:
    """The settings ``cirj.<name>`` of PostgreSQL; empty means none.

    ``departements`` and ``statistiques``: department codes separated by commas, or « * » for all. ``jour``: the day
    the program believes it is (ISO); ``adresse``, ``page``, ``motif``: what the journal notes beside a change.
    """

    agent: str = ""
    affectation: str = ""
    structure: str = ""
    departements: str = ""
    statistiques: str = ""
    jour: str = ""
    adresse: str = ""
    page: str = ""
    motif: str = ""


AUCUN = Contexte()
INERROR = TransactionStatus.INERROR
_NOMS = tuple(champ.name for champ in fields(Contexte))
_DIRE = "select " + ", ".join(f"set_config('cirj.{nom}', %s, true)" for nom in _NOMS)
_courant: ContextVar[Contexte] = ContextVar("contexte", default=AUCUN)


def courant() -> Contexte:
    """Return the context in force."""
    return _courant.get()


def dire(connexion) -> None:
    """Tell the context to the server, inside the transaction that begins or is under way."""
    voulu = _courant.get()
    valeurs = [getattr(voulu, nom) for nom in _NOMS]
    valeurs[_NOMS.index("jour")] = voulu.jour or timezone.localdate().isoformat()
    # Not a query of the page: it is part of BEGIN, sent by the engine and counted with it.
    connexion.connection.execute(_DIRE, valeurs)


@contextmanager
def _dans(voulu: Contexte) -> Iterator[None]:
    jeton = _courant.set(voulu)
    _redire()
    try:
        yield
    finally:
        _courant.reset(jeton)
        _redire()


def _redire() -> None:
    """Inside a transaction the change counts at once; outside, the next one will begin with it.

    A failed transaction hears nothing more: undoing it gives back the context it had when it began.
    """
    ouverte = connection.connection
    if connection.in_atomic_block and ouverte is not None and ouverte.info.transaction_status != INERROR:
        dire(connection)


def personne():
    """Act for nobody: the protected tables are empty."""
    return _dans(AUCUN)


def pour_agent(agent: Any, **details: str):
    """Act under the acting assignment of ``agent`` (an anonymous visitor opens nothing)."""
    if not getattr(agent, "is_authenticated", False):
        return _dans(replace(AUCUN, **details))
    affectation = agent.affectation
    return _dans(
        Contexte(
            agent=str(agent.pk),
            affectation=str(affectation.pk) if affectation else "",
            structure=str(affectation.structure_id) if affectation else "",
            **details,
        )
    )


def service(*departements: str, **details: str):
    """Work for whole departments (« * »: all): tasks and commands only, never a page."""
    return _dans(Contexte(departements=",".join(departements), **details))


def remise(departement: str):
    """Hand over what somebody carries in ``departement``, whoever reads it: the acting agent stays the one noted.

    One place uses it (``acteurs.passation``): who ends an access may not read all that its holder carries.
    """
    return _dans(replace(_courant.get(), departements=departement))


def statistiques(*departements: str):
    """Count over whole departments, read only, without losing the agent's own context."""
    return _dans(replace(_courant.get(), statistiques=",".join(departements)))


def preciser(**details: str) -> None:
    """Complete the context in force: the page's name, or why an exceptional access is used."""
    _courant.set(replace(_courant.get(), **details))
    _redire()
