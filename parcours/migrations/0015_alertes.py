"""Alerts, and their reports, behind the wall; the reports are noted."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from parcours.mur.enceinte import enclore
from parcours.mur.tables_alertes import ALERTE, REPORT


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0007_recapitulatif"),
        ("parcours", "0014_emploi"),
        ("socle", "0011_alertes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Alerte",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                ("code", models.CharField(max_length=40, verbose_name="règle")),
                ("objet", models.UUIDField(verbose_name="fait de départ")),
                (
                    "pilier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("langue", "Langue"),
                            ("logement", "Logement"),
                            ("social", "Social et culturel"),
                            ("sante", "Santé"),
                            ("emploi", "Emploi et formation"),
                        ],
                        max_length=10,
                        verbose_name="pilier",
                    ),
                ),
                ("libelle", models.CharField(max_length=200, verbose_name="ce qui est à faire")),
                ("echeance", models.DateField(verbose_name="pour le")),
                ("ouverte_le", models.DateField(default=django.utils.timezone.localdate, verbose_name="ouverte le")),
                ("close_le", models.DateField(blank=True, null=True, verbose_name="fermée le")),
                (
                    "cause",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("fait", "C'est fait"),
                            ("repoussee", "La date a changé"),
                            ("passee", "Le jour est passé"),
                            ("parcours_termine", "Le parcours est terminé"),
                        ],
                        max_length=20,
                        verbose_name="pourquoi elle est fermée",
                    ),
                ),
                (
                    "departement",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="acteurs.departement",
                    ),
                ),
                (
                    "parcours",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="alertes", to="parcours.parcours"
                    ),
                ),
            ],
            options={
                "verbose_name": "alerte",
                "ordering": ["echeance", "cree_le"],
            },
        ),
        migrations.CreateModel(
            name="ReportAlerte",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                ("code", models.CharField(max_length=40)),
                ("objet", models.UUIDField()),
                (
                    "pilier",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("langue", "Langue"),
                            ("logement", "Logement"),
                            ("social", "Social et culturel"),
                            ("sante", "Santé"),
                            ("emploi", "Emploi et formation"),
                        ],
                        max_length=10,
                    ),
                ),
                ("motif", models.CharField(max_length=200, verbose_name="pourquoi")),
                ("du", models.DateField(default=django.utils.timezone.localdate, verbose_name="reportée le")),
                ("jusqu_au", models.DateField(verbose_name="reportée jusqu'au")),
                (
                    "agent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "alerte",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reports", to="parcours.alerte"
                    ),
                ),
                (
                    "departement",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="acteurs.departement",
                    ),
                ),
                (
                    "parcours",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="parcours.parcours"
                    ),
                ),
            ],
            options={
                "verbose_name": "report d'une alerte",
                "verbose_name_plural": "reports d'alertes",
                "ordering": ["-du", "-cree_le"],
            },
        ),
        migrations.AddIndex(
            model_name="alerte",
            index=models.Index(
                condition=models.Q(("close_le__isnull", True)),
                fields=["departement", "echeance"],
                name="alerte_ouvertes",
            ),
        ),
        migrations.AddConstraint(
            model_name="alerte",
            constraint=models.UniqueConstraint(
                condition=models.Q(("close_le__isnull", True)),
                fields=("parcours", "code", "objet"),
                name="alerte_ouverte_une_fois",
                violation_error_message="Cette alerte est déjà ouverte.",
            ),
        ),
        migrations.AddConstraint(
            model_name="alerte",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("cause", ""), ("close_le__isnull", True)),
                    models.Q(("close_le__isnull", False), models.Q(("cause", ""), _negated=True)),
                    _connector="OR",
                ),
                name="alerte_close_avec_sa_cause",
                violation_error_message="Une alerte fermée dit pourquoi elle l'est.",
            ),
        ),
        migrations.AddIndex(
            model_name="reportalerte",
            index=models.Index(fields=["parcours", "jusqu_au"], name="report_alerte_parcours"),
        ),
        migrations.AddConstraint(
            model_name="reportalerte",
            constraint=models.CheckConstraint(
                condition=models.Q(("jusqu_au__gte", models.F("du"))),
                name="report_alerte_dates",
                violation_error_message="Le report finit avant de commencer.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reportalerte",
            constraint=models.CheckConstraint(
                condition=models.Q(("motif", ""), _negated=True),
                name="report_alerte_motive",
                violation_error_message="Dites pourquoi cette alerte peut attendre.",
            ),
        ),
        *enclore(*ALERTE, parent="parcours", journal=False),
        *enclore(*REPORT, parent="parcours"),
    ]
