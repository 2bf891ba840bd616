"""What the rows of an import say otherwise than the dossiers of known people, and what was made of it."""

from django.db import migrations, models

import cirj.socle.chiffrement
from cirj.socle.journal_ecritures import journaliser
from parcours.journalises import JOURNALISEES

(_IMPORT_NOTE,) = journaliser(JOURNALISEES, "parcours_importation")


class Migration(migrations.Migration):
    dependencies = [("parcours", "0038_doubles_a_decider")]

    operations = [
        migrations.AddField(
            model_name="importation",
            name="differences",
            field=models.JSONField(blank=True, default=dict, verbose_name="différences avec les dossiers"),
        ),
        migrations.AddField(
            model_name="ligneimport",
            name="differences",
            field=cirj.socle.chiffrement.JsonChiffre(
                blank=True, default=list, verbose_name="différences avec le dossier"
            ),
        ),
        migrations.AddField(
            model_name="ligneimport",
            name="differences_gardees",
            field=models.PositiveSmallIntegerField(
                default=0, verbose_name="différences laissées telles que dans le dossier"
            ),
        ),
        # Numbers that move with each batch: not an entry of the journal each time.
        migrations.RunSQL(_IMPORT_NOTE.sql, migrations.RunSQL.noop),
    ]
