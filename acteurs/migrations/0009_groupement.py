"""Consortia: the structures that run a programme together, and the one that leads them."""

import uuid

import django.contrib.postgres.constraints
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from acteurs.journalises import JOURNALISEES
from cirj.socle.journal_ecritures import journaliser


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0008_offre"),
    ]

    operations = [
        migrations.CreateModel(
            name="Groupement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                ("nom", models.CharField(max_length=150, verbose_name="nom du groupement")),
                (
                    "programme",
                    models.CharField(
                        choices=[("agir", "AGIR (accompagnement global et individualisé des réfugiés)")],
                        max_length=20,
                        verbose_name="programme",
                    ),
                ),
                ("debut", models.DateField(default=django.utils.timezone.localdate, verbose_name="depuis le")),
                (
                    "fin",
                    models.DateField(
                        blank=True, help_text="Ce jour n'en fait plus partie.", null=True, verbose_name="jusqu'au"
                    ),
                ),
                (
                    "departements",
                    models.ManyToManyField(related_name="+", to="acteurs.departement", verbose_name="départements"),
                ),
            ],
            options={
                "ordering": ["nom"],
            },
        ),
        migrations.CreateModel(
            name="MembreGroupement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                ("chef", models.BooleanField(default=False, verbose_name="chef de file")),
                ("debut", models.DateField(default=django.utils.timezone.localdate, verbose_name="depuis le")),
                ("fin", models.DateField(blank=True, null=True, verbose_name="jusqu'au")),
                (
                    "groupement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="membres", to="acteurs.groupement"
                    ),
                ),
                (
                    "structure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="groupements", to="acteurs.structure"
                    ),
                ),
            ],
            options={
                "verbose_name": "membre du groupement",
                "verbose_name_plural": "membres du groupement",
                "ordering": ["-chef", "debut"],
            },
        ),
        migrations.AddConstraint(
            model_name="groupement",
            constraint=models.CheckConstraint(
                condition=models.Q(("fin__isnull", True), ("fin__gt", models.F("debut")), _connector="OR"),
                name="groupement_dates_coherentes",
                violation_error_message="La date de fin ne suit pas la date de début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membregroupement",
            constraint=models.CheckConstraint(
                condition=models.Q(("fin__isnull", True), ("fin__gt", models.F("debut")), _connector="OR"),
                name="membre_groupement_dates_coherentes",
                violation_error_message="La date de fin ne suit pas la date de début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membregroupement",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("chef", True)),
                expressions=[
                    ("groupement", "="),
                    (models.Func(models.F("debut"), models.F("fin"), models.Value("[)"), function="daterange"), "&&"),
                ],
                name="groupement_un_seul_chef",
                violation_error_message="Ce groupement a déjà un chef de file sur cette période.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membregroupement",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("groupement", "="),
                    ("structure", "="),
                    (models.Func(models.F("debut"), models.F("fin"), models.Value("[)"), function="daterange"), "&&"),
                ],
                name="groupement_membre_une_fois",
                violation_error_message="Cette structure est déjà membre du groupement sur cette période.",
            ),
        ),
        *journaliser(JOURNALISEES, "acteurs_groupement", "acteurs_membregroupement"),
    ]
