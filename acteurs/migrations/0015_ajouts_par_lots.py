"""Additions are noted by statement, no longer row by row: a large import spent more time on it than on its records."""

from django.db import migrations

from acteurs.journalises import JOURNALISEES
from cirj.socle.journal_ecritures import journaliser


class Migration(migrations.Migration):
    dependencies = [("acteurs", "0014_essais_connexion")]
    # Both triggers stand from each table's own migration where the database is new: nothing to take back.
    operations = [
        migrations.RunSQL(note.sql, migrations.RunSQL.noop) for note in journaliser(JOURNALISEES, *sorted(JOURNALISEES))
    ]
