"""An agent's attempts to open a dossier are erased by nobody but who writes the whole department."""

from django.db import migrations

from parcours.mur.tables import DEPARTEMENT_ECRIT

CHANGER = "alter policy parcours_essaiacces_retrait on parcours_essaiacces using ({})"


class Migration(migrations.Migration):
    dependencies = [("parcours", "0012_reponses_tues")]
    operations = [
        migrations.RunSQL(
            CHANGER.format(DEPARTEMENT_ECRIT),
            CHANGER.format(f"({DEPARTEMENT_ECRIT}) or agent_id = (select acces.agent())"),
        )
    ]
