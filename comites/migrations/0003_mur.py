"""Raise the second wall on the committees' tables."""

from pathlib import Path

from django.db import migrations

from cirj.socle.mur.politiques import fonctions, mur
from comites import mur as des_comites
from comites.mur.tables import TABLES


class Migration(migrations.Migration):
    dependencies = [("comites", "0002_departements"), ("parcours", "0003_mur")]
    operations = [fonctions(Path(des_comites.__file__).parent / "fonctions.sql"), *(mur(*table) for table in TABLES)]
