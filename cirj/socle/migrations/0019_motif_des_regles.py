"""Why a dated rule changed, kept with its value: the journal forgets after a year, a rule is read for longer."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("socle", "0018_regles_saisies")]
    operations = [
        migrations.AddField(
            "reglemetier",
            "motif",
            models.CharField("motif", max_length=500, blank=True, db_default="", default=""),
        ),
    ]
