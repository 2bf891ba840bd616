"""A name typed with one wrong letter finds: the function of the search says so (``parcours/mur/recherche.sql``)."""

from pathlib import Path

from django.db import migrations

from parcours import mur as du_parcours

RECHERCHE = Path(du_parcours.__file__).parent / "recherche.sql"
#: Where 0018 wrote the function with two arguments, it makes room: the new one has a third.
_ANCIENNE = "drop function if exists acces.mots_trouves(jsonb, integer[])"


class Migration(migrations.Migration):
    dependencies = [("parcours", "0036_noms_de_toute_ecriture")]
    operations = [migrations.RunSQL([_ANCIENNE, (RECHERCHE.read_text(), None)], migrations.RunSQL.noop)]
