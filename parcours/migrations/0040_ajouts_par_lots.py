"""Additions are noted by statement, no longer row by row: a large import spent more time on it than on its records."""

from django.db import migrations

from cirj.socle.journal_ecritures import journaliser
from parcours.journalises import JOURNALISEES


class Migration(migrations.Migration):
    dependencies = [("parcours", "0039_differences_des_imports")]
    # Both triggers stand from each table's own migration where the database is new: nothing to take back.
    operations = [
        migrations.RunSQL(note.sql, migrations.RunSQL.noop) for note in journaliser(JOURNALISEES, *sorted(JOURNALISEES))
    ]
