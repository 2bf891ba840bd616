"""The house holds: imports go down, the models and the migrations agree."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command

RACINE = Path(__file__).resolve().parents[1]


def test_imports_go_down_never_up():
    resultat = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"], capture_output=True, text=True, cwd=RACINE
    )
    assert resultat.returncode == 0, resultat.stdout


@pytest.mark.django_db
def test_migrations_say_what_the_models_say():
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
