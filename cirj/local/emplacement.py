"""Where the local servers live, and as whom they run."""

import hashlib
import os
import pwd
import shutil
import socket
import tempfile
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
VAR = RACINE / "var"


class ServeurLocalIndisponible(RuntimeError):
    """A local server cannot run here; the message is in French and says what to do."""


def identite() -> dict:
    """Return the ``subprocess`` options under which PostgreSQL accepts to run: it refuses root."""
    if os.geteuid() != 0:
        return {}
    compte = pwd.getpwnam("nobody")
    return {"user": compte.pw_uid, "group": compte.pw_gid, "extra_groups": []}


def dossier(nom: str) -> Path:
    """Return the folder of a local server, created, and reachable by the account that will run it.

    As root in a private folder (``/root``), the unprivileged account cannot enter ``var/``: the data then lives
    under the system's temporary folder, named after the checkout so that two checkouts never share it.
    """
    base = VAR
    if os.geteuid() == 0 and not _traversable(RACINE):
        empreinte = hashlib.sha256(str(RACINE).encode()).hexdigest()[:12]
        base = Path(tempfile.gettempdir()) / f"cirj-{empreinte}"
    chemin = base / nom
    chemin.mkdir(parents=True, exist_ok=True)
    options = identite()
    if options:
        shutil.chown(chemin, options["user"], options["group"])
    return chemin


def executable_par_le_serveur(binaires: Path) -> Path:
    """Return ``binaires``, or a copy of it that the unprivileged account can reach."""
    if os.geteuid() != 0 or _traversable(binaires):
        return binaires
    copie = dossier("binaires") / binaires.name
    if not copie.exists():
        provisoire = copie.with_name(copie.name + ".partiel")
        shutil.rmtree(provisoire, ignore_errors=True)
        shutil.copytree(binaires, provisoire, symlinks=True)
        provisoire.rename(copie)
    return copie


def port_libre() -> int:
    """Return a TCP port that nobody listens to on the loopback."""
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return prise.getsockname()[1]


def _traversable(chemin: Path) -> bool:
    return all(parent.stat().st_mode & 0o005 == 0o005 for parent in [chemin, *chemin.parents])
