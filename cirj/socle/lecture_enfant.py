"""What the process apart runs (see ``lecture_isolee``): a script, not a module, since importing ``cirj`` starts the site.

Standard library only, until the limits are set. It reads an order (one line of JSON) then the bytes of the file on its
standard input, and writes one line of JSON, then bytes, on its standard output.
"""

import contextlib
import datetime
import importlib
import json
import os
import resource
import signal
import sys
from pathlib import Path


def main() -> None:
    ordre = json.loads(sys.stdin.buffer.readline())
    limiter(**ordre["limites"])
    try:
        sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
        module, nom = ordre["fonction"].split(":")
        fonction = getattr(importlib.import_module(module), nom)
        valeur, octets = fonction(sys.stdin.buffer.read(), **ordre["parametres"])
        reponse = json.dumps({"valeur": valeur}, default=en_json).encode(), octets
    except BaseException as erreur:  # a panic of a Rust library is no Exception
        # Its kind only: the words of an error quote the file.
        refusee = getattr(erreur, "pour_la_personne", False)
        reponse = json.dumps({"refus": str(erreur)} if refusee else {"panne": type(erreur).__name__}).encode(), b""
    sortie = sys.stdout.buffer
    sortie.write(reponse[0] + b"\n")
    sortie.write(reponse[1])
    sortie.flush()
    # Nothing of what the libraries would still run counts.
    os._exit(0)


def limiter(memoire: int, secondes: int, sortie: int) -> None:
    """Bound what this process may ask of the machine, whatever becomes of the one that started it."""
    for quoi, combien in (
        (resource.RLIMIT_AS, memoire),
        (resource.RLIMIT_CPU, secondes),
        (resource.RLIMIT_FSIZE, sortie),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_CORE, 0),
    ):
        # Elsewhere than on Linux the memory of a process is not bounded: that is no place to receive files.
        with contextlib.suppress(*(() if sys.platform == "linux" else (ValueError, OSError))):
            dur = resource.getrlimit(quoi)[1]
            borne = combien if dur == resource.RLIM_INFINITY else min(combien, dur)
            resource.setrlimit(quoi, (borne, borne))
    # The parent's own delay, for when the parent is no longer there.
    signal.alarm(secondes + 1)


def en_json(valeur):
    """Return what JSON lacks as one key that says its type."""
    if isinstance(valeur, datetime.datetime):
        return {"moment": valeur.isoformat()}
    if isinstance(valeur, datetime.date):
        return {"jour": valeur.isoformat()}
    if isinstance(valeur, datetime.time):
        return {"heure": valeur.isoformat()}
    if isinstance(valeur, datetime.timedelta):
        return {"duree": valeur.total_seconds()}
    raise TypeError(type(valeur).__name__)


if __name__ == "__main__":
    main()
