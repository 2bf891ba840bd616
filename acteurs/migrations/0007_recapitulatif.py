"""How often each agent is told by e-mail how much waits for her."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0006_journal_d_une_personne"),
    ]

    operations = [
        migrations.CreateModel(
            name="Recapitulatif",
            fields=[
                (
                    "agent",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="recapitulatif",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "frequence",
                    models.CharField(
                        choices=[
                            ("quotidien", "Chaque jour ouvré"),
                            ("hebdomadaire", "Une fois par semaine"),
                            ("jamais", "Jamais"),
                        ],
                        default="hebdomadaire",
                        max_length=12,
                        verbose_name="récapitulatif par courriel",
                    ),
                ),
                ("envoye_le", models.DateField(blank=True, null=True, verbose_name="dernier envoi")),
                ("echec", models.CharField(blank=True, max_length=200, verbose_name="envoi refusé")),
            ],
            options={
                "verbose_name": "récapitulatif",
            },
        ),
    ]
