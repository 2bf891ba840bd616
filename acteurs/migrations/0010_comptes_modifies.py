"""When an account last changed: two windows on « Mon compte » do not overwrite each other."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("acteurs", "0009_groupement")]

    operations = [
        migrations.AddField(
            "agent",
            "modifie_le",
            models.DateTimeField("modifié le", auto_now=True, default=django.utils.timezone.now),
            preserve_default=False,
        ),
    ]
