"""A real clamd, with a base of one signature of ours: the official one is hundreds of megabytes, fetched each day."""

import shutil
import socket
import subprocess
from contextlib import contextmanager
from pathlib import Path

from tests.harnais.navigateur import attendre

#: What the signature recognises; harmless.
MARQUE = b"CIRJ-SIGNATURE-POUR-LES-TESTS"
CLAMD = shutil.which("clamd") or "/usr/sbin/clamd"


@contextmanager
def clamd(dossier: Path, *reglages: str):
    """Yield the addresses (TCP, then the socket of the machine) of a daemon that answers; stop it at the end."""
    base = dossier / "signatures"
    base.mkdir(exist_ok=True)
    (base / "essai.ndb").write_text(f"Essai.CirJ:0:*:{MARQUE.hex()}\n")
    with socket.socket() as libre:
        libre.bind(("127.0.0.1", 0))
        port = libre.getsockname()[1]
    prise = dossier / "clamd.sock"
    configuration = dossier / "clamd.conf"
    lignes = [
        f"DatabaseDirectory {base}",
        f"LocalSocket {prise}",
        f"TCPSocket {port}",
        "TCPAddr 127.0.0.1",
        "Foreground yes",
        *reglages,
    ]
    configuration.write_text("\n".join(lignes) + "\n")
    with (dossier / "clamd.log").open("wb") as journal:
        processus = subprocess.Popen([CLAMD, "--config-file", str(configuration)], stdout=journal, stderr=journal)
    try:
        attendre(lambda: _ecoute(port), 30)
        yield f"tcp://127.0.0.1:{port}", f"unix://{prise}"
    finally:
        processus.terminate()
        processus.wait(20)


def _ecoute(port: int) -> bool:
    with socket.socket() as prise:
        return prise.connect_ex(("127.0.0.1", port)) == 0
