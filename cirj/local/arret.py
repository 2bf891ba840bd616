"""A demonstration that stops, and the next one that is asked for before it has finished."""

import fcntl
import os
import signal
import time
from collections.abc import Callable

from cirj.local.emplacement import VAR, ServeurLocalIndisponible

#: Seconds: each process is given fifteen to stop, the database a minute.
PATIENCE = 90
TROP_LONG = (
    f"Une autre démonstration s'arrête depuis plus de {PATIENCE} secondes. Attendez qu'elle ait fini, ou redémarrez la "
    "machine, puis recommencez."
)


def annoncer_l_arret() -> None:
    """Hold, until this process ends, what the next demonstration waits for; a second Ctrl-C no longer interrupts."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    # Freed by the system with the process, whatever becomes of it.
    fcntl.flock(_ouvrir(), fcntl.LOCK_SH)


def attendre_l_arret(annoncer: Callable[[str], None]) -> None:
    """Wait until a demonstration of this checkout that is stopping has stopped."""
    verrou, fin, dit = _ouvrir(), time.monotonic() + PATIENCE, False
    try:
        while not _libre(verrou):
            if time.monotonic() > fin:
                raise ServeurLocalIndisponible(TROP_LONG)
            if not dit:
                annoncer("La démonstration précédente s'arrête : attente")
                dit = True
            time.sleep(0.2)
    finally:
        os.close(verrou)


def _ouvrir() -> int:
    # Not handed to the children: they would hold it after us.
    return os.open(VAR / "arret", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def _libre(verrou: int) -> bool:
    try:
        fcntl.flock(verrou, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    fcntl.flock(verrou, fcntl.LOCK_UN)
    return True
