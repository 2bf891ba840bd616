"""What the broker did not take, the heartbeat of beat and of the worker, and how old it may be."""

import datetime

from django.db import migrations, models

from cirj.socle.chiffrement import JsonChiffre

DEPUIS = datetime.date(2015, 1, 1)
REGLES = [
    ("CALENDRIER_SILENCE", "Minutes sans battement au bout desquelles le calendrier est dit arrêté", "5"),
    # Longer than a task may last: a worker busy with long imports is not one that stopped.
    ("OUVRIER_SILENCE", "Minutes sans tâche prise au bout desquelles l'ouvrier est dit arrêté", "35"),
]


def charger(apps, schema_editor):
    regle = apps.get_model("socle", "RegleMetier")
    for code, libelle, valeur in REGLES:
        regle.objects.create(
            code=code, libelle=libelle, valeur=valeur, unite="nombre", valable_du=DEPUIS, source="Choix de conception"
        )


def retirer(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.filter(code__in=[regle[0] for regle in REGLES]).delete()


class Migration(migrations.Migration):
    dependencies = [("socle", "0019_motif_des_regles")]
    operations = [
        migrations.CreateModel(
            name="TacheAConfier",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("nom", models.CharField(max_length=100, verbose_name="tâche")),
                ("arguments", JsonChiffre(default=list, verbose_name="arguments")),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="demandée le")),
            ],
            options={
                "verbose_name": "tâche à confier",
                "verbose_name_plural": "tâches à confier",
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Battement",
            fields=[
                ("id", models.PositiveSmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                ("envoye_le", models.DateTimeField(null=True, verbose_name="envoyé le")),
                ("pris_le", models.DateTimeField(null=True, verbose_name="pris le")),
            ],
            options={
                "verbose_name": "battement",
                "verbose_name_plural": "battements",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("id", 1)),
                        name="battement_un_seul",
                        violation_error_message="Il n'y a qu'un battement.",
                    )
                ],
            },
        ),
        migrations.RunPython(charger, retirer),
    ]
