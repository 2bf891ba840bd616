"""The plan: what was found on each pillar, goals, steps that serve them or end without result."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from parcours.mur.enceinte import enclore
from parcours.mur.gabarits import PAR_PILIER


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0007_recapitulatif"),
        ("parcours", "0016_langue"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="etape",
            name="par_la_personne",
            field=models.BooleanField(default=False, verbose_name="c'est la personne elle-même qui s'en charge"),
        ),
        migrations.AddField(
            model_name="etape",
            name="sans_suite",
            field=models.BooleanField(default=False, verbose_name="elle n'a pas pu être faite"),
        ),
        migrations.CreateModel(
            name="Diagnostic",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "pilier",
                    models.CharField(
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
                ("date", models.DateField(default=django.utils.timezone.localdate, verbose_name="fait le")),
                ("situation", models.TextField(max_length=2000, verbose_name="où en est la personne")),
                ("souhaits", models.TextField(blank=True, max_length=1000, verbose_name="ce qu'elle souhaite")),
                (
                    "freins",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("transport", "Transport"),
                                ("garde_enfants", "Garde d'enfants"),
                                ("titre_sejour", "Titre de séjour en attente"),
                                ("logement", "Logement"),
                                ("langue", "Langue"),
                                ("permis", "Permis de conduire"),
                                ("droits", "Ouverture de droits"),
                                ("sante", "Accès aux soins"),
                                ("emploi", "Emploi ou formation"),
                                ("autre", "Autre"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="ce qui freine",
                    ),
                ),
                (
                    "auteur",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="diagnostics", to="parcours.parcours"
                    ),
                ),
                (
                    "structure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="acteurs.structure"
                    ),
                ),
            ],
            options={
                "verbose_name": "diagnostic",
                "ordering": ["-date", "-cree_le"],
            },
        ),
        migrations.CreateModel(
            name="Objectif",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "pilier",
                    models.CharField(
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
                ("intitule", models.CharField(max_length=200, verbose_name="objectif")),
                (
                    "par_la_personne",
                    models.BooleanField(default=False, verbose_name="c'est la personne elle-même qui s'en charge"),
                ),
                ("echeance", models.DateField(blank=True, null=True, verbose_name="pour le")),
                (
                    "etat",
                    models.CharField(
                        choices=[("en_cours", "En cours"), ("atteint", "Atteint"), ("abandonne", "Abandonné")],
                        default="en_cours",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                ("clos_le", models.DateField(blank=True, null=True, verbose_name="le")),
                ("resultat", models.CharField(blank=True, max_length=300, verbose_name="résultat")),
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
                        on_delete=django.db.models.deletion.CASCADE, related_name="objectifs", to="parcours.parcours"
                    ),
                ),
                (
                    "responsable",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "structure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="acteurs.structure"
                    ),
                ),
            ],
            options={
                "verbose_name": "objectif",
                "ordering": [models.OrderBy(models.F("echeance"), nulls_last=True), "cree_le"],
            },
        ),
        migrations.AddField(
            model_name="etape",
            name="objectif",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="etapes",
                to="parcours.objectif",
            ),
        ),
        migrations.AddConstraint(
            model_name="etape",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("sans_suite", False),
                    models.Q(("faite_le__isnull", False), models.Q(("resultat", ""), _negated=True)),
                    _connector="OR",
                ),
                name="etape_sans_suite_expliquee",
                violation_error_message="Dites pourquoi cette étape n'a pas pu être faite.",
            ),
        ),
        migrations.AddConstraint(
            model_name="etape",
            constraint=models.CheckConstraint(
                condition=models.Q(("par_la_personne", False), ("responsable__isnull", True), _connector="OR"),
                name="etape_un_seul_responsable",
                violation_error_message="Dites qui s'en charge : un professionnel, ou la personne elle-même.",
            ),
        ),
        migrations.AddIndex(
            model_name="diagnostic",
            index=models.Index(fields=["parcours", "pilier", "-date"], name="diagnostic_pilier"),
        ),
        migrations.AddConstraint(
            model_name="diagnostic",
            constraint=models.CheckConstraint(
                condition=models.Q(("situation", ""), _negated=True),
                name="diagnostic_non_vide",
                violation_error_message="Dites où en est la personne.",
            ),
        ),
        migrations.AddConstraint(
            model_name="objectif",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("clos_le__isnull", True), ("etat", "en_cours")),
                    models.Q(
                        models.Q(("etat", "en_cours"), _negated=True),
                        ("clos_le__isnull", False),
                        models.Q(("resultat", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="objectif_clos_avec_resultat",
                violation_error_message="Un objectif atteint ou abandonné porte sa date et son résultat.",
            ),
        ),
        migrations.AddConstraint(
            model_name="objectif",
            constraint=models.CheckConstraint(
                condition=models.Q(("par_la_personne", False), ("responsable__isnull", True), _connector="OR"),
                name="objectif_un_seul_responsable",
                violation_error_message="Dites qui s'en charge : un professionnel, ou la personne elle-même.",
            ),
        ),
        *enclore("parcours_diagnostic", *PAR_PILIER, parent="parcours"),
        *enclore("parcours_objectif", *PAR_PILIER, parent="parcours"),
    ]
