"""Reading a file that came from outside in a process of its own, with little memory and little time.

A parser believes the file: a spreadsheet of 1.5 kB that announces its last cell makes it ask for 400 GB, and abort. What
is read here may abort, run on for ever or be killed: the one who asked gets a French sentence, and nobody else notices.

The process is a new interpreter, not a fork: a server's threads, its connections and its secrets are not in it. It gives
back JSON and bytes, never pickled objects: a process that a file took over cannot run anything in the one that reads it.
"""

import datetime
import json
import logging
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.conf import settings

from cirj.socle.places import Complet, une_place
from cirj.socle.rls import contexte

journal = logging.getLogger(__name__)

_ENFANT = Path(__file__).with_name("lecture_enfant.py")
OCCUPE = "Le serveur n'a pas pu lire ce fichier à l'instant. Réessayez dans quelques minutes."
#: How a value that JSON lacks is told apart: one key, that says its type (see ``lecture_enfant``).
_TYPES: dict[str, Callable[[Any], Any]] = {
    "jour": datetime.date.fromisoformat,
    "moment": datetime.datetime.fromisoformat,
    "heure": datetime.time.fromisoformat,
    "duree": lambda secondes: datetime.timedelta(seconds=secondes),
}


@dataclass(frozen=True)
class Refus:
    """How a door refuses: its exception, and what it says of a file too heavy to read, or damaged."""

    erreur: Callable[[str], Exception]
    trop_lourd: str
    abime: str


@dataclass(frozen=True)
class Lu:
    """What the reader gave back: a plain value, and bytes when it has written some."""

    valeur: Any
    octets: bytes


def lire_a_part(fonction: str, source: bytes | IO[bytes], refus: Refus, **parametres) -> Lu:
    """Call ``fonction`` (« module:name ») on the bytes of ``source`` in a process apart, and return what it gives.

    Its module imports neither Django nor ``cirj``: its start would cost more than the reading. Raise ``refus.erreur``,
    with the sentence of the function (whatever it raises that has ``pour_la_personne``) or one of ``refus``.
    """
    try:
        with tempfile.TemporaryFile() as entree, tempfile.TemporaryFile() as sortie:
            _preparer(entree, source, fonction, parametres)
            with une_place(contexte.courant().agent):
                code = _executer(entree, sortie)
            entier = sortie.tell() < settings.LECTURE_SORTIE
            return _comprendre(fonction, code if entier else "sortie", sortie, refus)
    except Complet as attente:
        raise refus.erreur(str(attente)) from None
    except OSError as erreur:
        # No process, no room on the disk: the server's fault, not the file's.
        journal.exception("Lecture à part impossible : %s", fonction)
        raise refus.erreur(OCCUPE) from erreur


def _preparer(entree: IO[bytes], source: bytes | IO[bytes], fonction: str, parametres: dict[str, Any]) -> None:
    limites = {
        "memoire": settings.LECTURE_MEMOIRE,
        "secondes": settings.LECTURE_SECONDES,
        "sortie": settings.LECTURE_SORTIE,
    }
    ordre = {"fonction": fonction, "parametres": parametres, "limites": limites}
    entree.write(json.dumps(ordre).encode() + b"\n")
    if isinstance(source, bytes):
        entree.write(source)
    else:
        source.seek(0)
        shutil.copyfileobj(source, entree)
    entree.seek(0)


def _executer(entree: IO[bytes], sortie: IO[bytes]) -> int | str:
    """Return the exit code of the reader, or « temps » when it was stopped; ``sortie`` is then at its end."""
    # An empty environment: the secrets of the site are nothing to a parser.
    processus = subprocess.Popen(
        [sys.executable, "-I", str(_ENFANT)],
        stdin=entree,
        stdout=sortie,
        stderr=subprocess.DEVNULL,
        env={"LC_ALL": "C.UTF-8"},
        start_new_session=True,
    )
    try:
        code: int | str = processus.wait(settings.LECTURE_SECONDES)
    except subprocess.TimeoutExpired:
        code = "temps"
    finally:
        processus.kill()
        processus.wait()
    sortie.seek(0, 2)
    return code


def _comprendre(fonction: str, code: int | str, sortie: IO[bytes], refus: Refus) -> Lu:
    sortie.seek(0)
    if code == 0:
        try:
            reponse = json.loads(sortie.readline(), object_hook=_type)
        except (ValueError, RecursionError):
            code = "illisible"
        else:
            if reponse.get("refus"):
                raise refus.erreur(str(reponse["refus"])[:1000])
            if "valeur" in reponse:
                return Lu(reponse["valeur"], sortie.read())
            code = str(reponse.get("panne", ""))[:80]
    journal.warning("Lecture à part arrêtée : %s (%s)", fonction, code)
    lourd = code in ("temps", "sortie", "MemoryError") or (isinstance(code, int) and code < 0)
    raise refus.erreur(refus.trop_lourd if lourd else refus.abime)


def _type(objet: dict[str, Any]) -> Any:
    cle = next(iter(objet)) if len(objet) == 1 else ""
    return _TYPES[cle](objet[cle]) if cle in _TYPES else objet
