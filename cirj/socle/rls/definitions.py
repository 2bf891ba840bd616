"""The definitions in force: what each application declared, put together in one text."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from cirj.socle.journal_ecritures import JOURNALISEES, ordres_du_journal
from cirj.socle.rls.table import Declencheur, TableProtegee

#: Folders of ``create or replace function``, one file a subject.
FONCTIONS: list[Path] = []
TABLES: dict[str, TableProtegee] = {}
#: Triggers of tables that row-level security does not hold.
DECLENCHEURS: dict[str, tuple[Declencheur, ...]] = {}
#: Name of a view → what returns the order that creates it.
VUES: dict[str, Callable[[], str]] = {}


def declarer(
    fonctions: Path,
    tables: Mapping[str, TableProtegee] | None = None,
    declencheurs: Mapping[str, tuple[Declencheur, ...]] | None = None,
    vues: Mapping[str, Callable[[], str]] | None = None,
) -> None:
    """Add the definitions of one application."""
    if fonctions not in FONCTIONS:
        FONCTIONS.append(fonctions)
    TABLES.update(tables or {})
    DECLENCHEURS.update(declencheurs or {})
    VUES.update(vues or {})


def fichiers() -> list[Path]:
    """Return the files of functions, in the order of the floors, then of their names."""
    return [fichier for dossier in FONCTIONS for fichier in sorted(dossier.glob("*.sql"))]


def ordres() -> Iterator[str]:
    """Yield all that creates the definitions, on a database that holds its tables and none of them."""
    for fichier in fichiers():
        yield fichier.read_text()
    for table, regle in sorted(JOURNALISEES.items()):
        yield from ordres_du_journal(table, regle)
    for table, protegee in sorted(TABLES.items()):
        yield from protegee.ordres(table)
    for table, declencheurs in sorted(DECLENCHEURS.items()):
        yield from (declencheur.ordre(table) for declencheur in declencheurs)
    for vue, ordre in sorted(VUES.items()):
        yield ordre()
        # Whoever asks needs her own rights on the tables that it reads.
        yield f"grant select on {vue} to public"


def empreinte() -> str:
    """Return the hash of the definitions: 64 hexadecimal digits."""
    return hashlib.sha256("\0".join(ordres()).encode()).hexdigest()
