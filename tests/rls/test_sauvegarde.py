"""A backup taken by the owner is whole, comes back, and stands under row-level security again."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from cirj.socle.rls import contexte
from cirj.socle.rls.roles import contourne_le_mur, proprietaire
from parcours.models import Personne
from tests.harnais.ailleurs import lancer

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_backup_comes_back_whole_and_protected(personne, coordinatrice, etrangere, ailleurs, tmp_path):
    copie = str(tmp_path / "copie.dump")
    lancer("pg_dump", "--format", "custom", "--file", copie, "--dbname", connection.settings_dict["NAME"])
    lancer("pg_restore", "--no-owner", "--no-acl", "--exit-on-error", "--dbname", ailleurs, copie)
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
