"""The files of the shared objects are read once for all the tests of a process: the same bytes give the same rows.

Reading in a process apart, each time, has its own tests (``tests/socle/test_lecture_isolee.py``).
"""

import copy
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from cirj.socle.lecture_isolee import Lu, lire_a_part

_gardees: dict[tuple, Lu] = {}
_LECTEURS = ("parcours.importation.lecture", "parcours.documents.examen")


@contextmanager
def lectures_gardees() -> Iterator[None]:
    """Within the block, a file that was read already is not read again."""
    with pytest.MonkeyPatch.context() as remplacer:
        for module in _LECTEURS:
            remplacer.setattr(f"{module}.lire_a_part", _lire)
        yield


def _lire(fonction: str, source, refus, **parametres) -> Lu:
    contenu = source if isinstance(source, bytes) else source.read()
    cle = (fonction, hashlib.sha256(contenu).digest(), json.dumps(parametres, sort_keys=True))
    if cle not in _gardees:
        _gardees[cle] = lire_a_part(fonction, contenu, refus, **parametres)
    # Whoever asked may change what she got.
    return copy.deepcopy(_gardees[cle])
