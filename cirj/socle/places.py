"""How many readings go on at once on this machine: a few in all, one for each person.

Each takes a core and some hundreds of megabytes. Files sent together, by one who tries or by one who clicks ten times,
would otherwise hold every process of the site, and everybody would wait behind them. A place is a lock on a file: the
system frees it with the process, whatever becomes of it.
"""

import fcntl
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

DOSSIER = Path(tempfile.gettempdir()) / f"cirj-lectures-{os.getuid()}"
PLACES = max(2, os.cpu_count() or 1)
#: Seconds. Somebody who waits holds a process of the site; a task may take its time.
PATIENCE, PATIENCE_D_UNE_TACHE = 2, 60
CADENCE = 0.05
LES_SIENS = "Un autre de vos fichiers est en cours de lecture. Attendez qu'il soit lu, puis recommencez."
LES_AUTRES = "Le serveur lit déjà d'autres fichiers. Réessayez dans une minute."


class Complet(Exception):
    """No place within the time; its words are for the person."""


@contextmanager
def une_place(personne: str) -> Iterator[None]:
    """Hold a place of the machine, and that of ``personne`` (an identifier; empty: a task). Raise ``Complet``."""
    fin = time.monotonic() + (PATIENCE if personne else PATIENCE_D_UNE_TACHE)
    DOSSIER.mkdir(mode=0o700, exist_ok=True)
    with ExitStack() as pile:
        if personne:
            pile.enter_context(_un_verrou([f"personne-{personne}"], fin, LES_SIENS))
        pile.enter_context(_un_verrou([f"place-{rang}" for rang in range(PLACES)], fin, LES_AUTRES))
        yield


@contextmanager
def _un_verrou(noms: list[str], fin: float, sinon: str) -> Iterator[None]:
    """Hold the first of these locks that is free, until the end of the block."""
    fichiers = [os.open(DOSSIER / nom, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600) for nom in noms]
    try:
        while not any(_pris(fichier) for fichier in fichiers):
            if time.monotonic() > fin:
                raise Complet(sinon)
            time.sleep(CADENCE)
        yield
    finally:
        for fichier in fichiers:
            os.close(fichier)


def _pris(fichier: int) -> bool:
    try:
        fcntl.flock(fichier, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
