"""Failed attempts at a password or a code, counted by account and device."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("acteurs", "0013_regles_tenues")]

    operations = [
        migrations.CreateModel(
            name="EssaisConnexion",
            fields=[
                ("cle", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("compte", models.CharField(max_length=64)),
                (
                    "nature",
                    models.CharField(
                        choices=[
                            ("mot_de_passe", "mot de passe"),
                            ("code", "seconde étape"),
                            ("adresse", "adresse réseau"),
                        ],
                        max_length=12,
                    ),
                ),
                ("nombre", models.PositiveIntegerField()),
                ("depuis_le", models.DateTimeField()),
                ("libre_le", models.DateTimeField(null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["compte", "nature"], name="essais_du_compte"),
                    models.Index(fields=["depuis_le"], name="essais_anciens"),
                ],
            },
        ),
    ]
