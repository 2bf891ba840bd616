"""Raise the second wall: row-level security on every table of this floor."""

from pathlib import Path

from django.db import migrations

from cirj.socle.mur.politiques import fonctions, mur
from parcours import mur as du_parcours
from parcours.mur.tables import TABLES


class Migration(migrations.Migration):
    dependencies = [("parcours", "0002_departements")]
    operations = [fonctions(Path(du_parcours.__file__).parent / "fonctions.sql"), *(mur(*table) for table in TABLES)]
