"""The schema ``acces``: what the database knows of the one who asks."""

from pathlib import Path

from django.db import migrations

from cirj.socle import mur
from cirj.socle.mur.politiques import fonctions


class Migration(migrations.Migration):
    dependencies = [("socle", "0003_valeurs_des_regles")]
    operations = [fonctions(Path(mur.__file__).parent / "contexte.sql", "drop schema acces cascade")]
