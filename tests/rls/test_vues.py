"""The text of a view is compared by its hash: the same every day, and in every process."""

import os
import re
import subprocess
import sys

import pytest
from django.db import connection

from parcours.dossier.faits import vue

pytestmark = pytest.mark.django_db

_AILLEURS = """
import django; django.setup()
from django.db import connection
from parcours.dossier.faits import vue
connection.ensure_connection()
print(vue())
"""


def test_no_day_is_written_in_the_view():
    """Written by ``migrate``, it would be true on that day only; the database has its own."""
    assert "acces.jour()" in vue()
    assert re.findall(r"\d{4}-\d\d-\d\d", vue()) == []


@pytest.mark.parametrize("graine", ["1", "2"])
def test_a_process_whose_sets_are_in_another_order_writes_the_same_view(graine):
    base = connection.settings_dict
    url = f"postgresql://{base['USER']}:{base['PASSWORD']}@{base['HOST']}:{base['PORT']}/{base['NAME']}"
    env = {**os.environ, "PYTHONHASHSEED": graine, "DATABASE_URL": url}
    ecrite = subprocess.run([sys.executable, "-c", _AILLEURS], env=env, check=True, capture_output=True, text=True)
    assert ecrite.stdout.strip() == vue().strip()
