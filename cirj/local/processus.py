"""Child processes of the demonstration: started apart from the terminal, stopped in order."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

from cirj.local.emplacement import RACINE, VAR


class Troupe:
    """The processes started together; leaving the block stops them, the last started first."""

    def __init__(self):
        self.membres: list[tuple[str, subprocess.Popen]] = []

    def __enter__(self) -> "Troupe":
        return self

    def __exit__(self, *exc) -> None:
        for _, processus in reversed(self.membres):
            if processus.poll() is None:
                processus.terminate()
        for _, processus in reversed(self.membres):
            try:
                processus.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(processus.pid, signal.SIGKILL)

    def lancer(self, nom: str, *module: str) -> Path:
        """Start ``python -m module…``; return the path of its log."""
        journal = VAR / f"{nom}.log"
        with open(journal, "ab") as sortie:
            # A session of its own: Ctrl-C reaches us alone, and we stop it in order.
            processus = subprocess.Popen(
                [sys.executable, "-m", *module],
                cwd=RACINE, stdin=subprocess.DEVNULL, stdout=sortie, stderr=sortie, start_new_session=True,
            )  # fmt: skip
        self.membres.append((nom, processus))
        return journal

    def arrete(self) -> str | None:
        """Return the name of a member that stopped by itself, if any."""
        return next((nom for nom, processus in self.membres if processus.poll() is not None), None)


def port_pris(port: int) -> bool:
    with socket.socket() as prise:
        prise.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            prise.bind(("127.0.0.1", port))
        except OSError:
            return True
    return False
