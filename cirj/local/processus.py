"""Child processes of the demonstration: started apart from the terminal, started again when they die, stopped in order."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from cirj.local.emplacement import RACINE, VAR

#: A process is started again so many times within so many seconds; past that, something prevents it from running.
ESSAIS, PERIODE = 5, 120
CADENCE = 0.5


@dataclass
class Membre:
    nom: str
    module: tuple[str, ...]
    processus: subprocess.Popen
    relances: list[float] = field(default_factory=list)


class Troupe:
    """The processes started together, and watched; leaving the block stops them, the last started first."""

    def __init__(self, annoncer: Callable[[str], None] = lambda texte: None):
        self.membres: list[Membre] = []
        self._annoncer = annoncer
        self._abandonne: str | None = None
        self._fin = threading.Event()
        self._veilleur = threading.Thread(target=self._veiller, name="veilleur", daemon=True)

    def __enter__(self) -> "Troupe":
        self._veilleur.start()
        return self

    def __exit__(self, *exc) -> None:
        # Watched no more: what is stopped here stays stopped.
        self._fin.set()
        self._veilleur.join()
        for membre in reversed(self.membres):
            if membre.processus.poll() is None:
                membre.processus.terminate()
        for membre in reversed(self.membres):
            try:
                membre.processus.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(membre.processus.pid, signal.SIGKILL)
                membre.processus.wait(15)

    def lancer(self, nom: str, *module: str) -> Path:
        """Start ``python -m module…``; return the path of its log."""
        self.membres.append(Membre(nom, module, _demarrer(nom, module)))
        return _journal(nom)

    def abandonne(self) -> str | None:
        """Return the name of a member that dies as often as it is started, if any."""
        return self._abandonne

    def _veiller(self) -> None:
        while not self._fin.wait(CADENCE):
            for membre in list(self.membres):
                if membre.processus.poll() is not None and self._abandonne is None:
                    self._relancer(membre)

    def _relancer(self, membre: Membre) -> None:
        maintenant = time.monotonic()
        membre.relances = [instant for instant in membre.relances if maintenant - instant < PERIODE]
        if len(membre.relances) >= ESSAIS:
            self._abandonne = membre.nom
            return
        # Its own children may outlive it, and hold its port.
        _achever(membre.processus)
        membre.relances.append(maintenant)
        self._annoncer(
            f"Le processus « {membre.nom} » s'est arrêté seul ; il est relancé ({len(membre.relances)} sur {ESSAIS})"
        )
        membre.processus = _demarrer(membre.nom, membre.module)


def _journal(nom: str) -> Path:
    return VAR / f"{nom}.log"


def _demarrer(nom: str, module: tuple[str, ...]) -> subprocess.Popen:
    with open(_journal(nom), "ab") as sortie:
        # A session of its own: Ctrl-C reaches us alone, and we stop it in order.
        return subprocess.Popen(
            [sys.executable, "-m", *module],
            cwd=RACINE,
            stdin=subprocess.DEVNULL,
            stdout=sortie,
            stderr=sortie,
            start_new_session=True,
        )


def _achever(processus: subprocess.Popen) -> None:
    try:
        os.killpg(processus.pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def port_pris(port: int) -> bool:
    with socket.socket() as prise:
        prise.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            prise.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False
