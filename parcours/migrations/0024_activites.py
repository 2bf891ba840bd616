"""Collective activities, and who came: behind the wall name by name."""

import uuid

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from parcours.mur.enceinte import enclore
from parcours.mur.tables_activites import ACTIVITE, PARTICIPATION


class Migration(migrations.Migration):
    dependencies = [
        ("socle", "0017_regles_activites"),
        ("acteurs", "0009_groupement"),
        ("parcours", "0023_reunions"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Activite",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                ("titre", models.CharField(max_length=120, verbose_name="titre")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("atelier", "Atelier"),
                            ("sortie", "Sortie"),
                            ("visite", "Visite"),
                            ("concert", "Concert ou spectacle"),
                            ("sport", "Sport"),
                            ("conversation", "Conversation en français"),
                            ("information", "Réunion d'information"),
                            ("fete", "Fête ou repas"),
                            ("autre", "Autre"),
                        ],
                        max_length=15,
                        verbose_name="genre",
                    ),
                ),
                (
                    "piliers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("langue", "Langue"),
                                ("logement", "Logement"),
                                ("social", "Social et culturel"),
                                ("sante", "Santé"),
                                ("emploi", "Emploi et formation"),
                            ],
                            max_length=10,
                        ),
                        default=list,
                        size=None,
                        verbose_name="piliers",
                    ),
                ),
                ("date", models.DateField(verbose_name="date")),
                ("debut", models.TimeField(blank=True, null=True, verbose_name="de")),
                ("fin", models.TimeField(blank=True, null=True, verbose_name="à")),
                ("lieu", models.CharField(blank=True, max_length=120, verbose_name="lieu")),
                (
                    "places",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(1)],
                        verbose_name="places",
                    ),
                ),
                ("animateurs", models.CharField(blank=True, max_length=120, verbose_name="animée par")),
                ("annulee", models.BooleanField(default=False, verbose_name="annulée")),
                ("close_le", models.DateField(blank=True, editable=False, null=True, verbose_name="liste close le")),
                (
                    "creee_par",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "departement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="acteurs.departement"
                    ),
                ),
                (
                    "structure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="activites", to="acteurs.structure"
                    ),
                ),
            ],
            options={
                "verbose_name": "activité collective",
                "verbose_name_plural": "activités collectives",
                "ordering": ["-date", "-debut"],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "etat",
                    models.CharField(
                        choices=[
                            ("inscrit", "Inscrit"),
                            ("present", "Présent"),
                            ("absent", "Absent"),
                            ("excuse", "Excusé"),
                        ],
                        default="inscrit",
                        max_length=8,
                        verbose_name="présence",
                    ),
                ),
                (
                    "activite",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participations",
                        to="parcours.activite",
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participations",
                        to="parcours.parcours",
                    ),
                ),
            ],
            options={
                "verbose_name": "participation",
                "ordering": ["parcours__personne__cle_tri", "id"],
            },
        ),
        migrations.AddIndex(
            model_name="activite",
            index=models.Index(fields=["departement", "-date"], name="activite_departement_date"),
        ),
        migrations.AddConstraint(
            model_name="activite",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fin__isnull", True), ("debut__isnull", True), ("fin__gt", models.F("debut")), _connector="OR"
                ),
                name="activite_heures_coherentes",
                violation_error_message="L'heure de fin précède l'heure de début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="participation",
            constraint=models.UniqueConstraint(
                fields=("activite", "parcours"),
                name="participation_une_fois",
                violation_error_message="Cette personne est déjà sur la liste.",
            ),
        ),
        *enclore("parcours_activite", *ACTIVITE),
        *enclore("parcours_participation", *PARTICIPATION, parent="parcours"),
    ]
