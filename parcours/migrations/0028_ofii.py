"""Comparisons of our AGIR people with the OFII's list; the list itself is not kept."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cirj.socle.chiffrement
from parcours.mur.enceinte import enclore
from parcours.mur.tables_agir import RAPPROCHEMENTS


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0009_groupement"),
        ("parcours", "0027_agir"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RapprochementOfii",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                ("nom_fichier", models.CharField(max_length=200, verbose_name="fichier")),
                ("entetes", models.JSONField(default=list, verbose_name="en-têtes")),
                ("lignes_lues", models.PositiveIntegerField(default=0, verbose_name="lignes lues")),
                (
                    "demande_par",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "departement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="acteurs.departement"
                    ),
                ),
            ],
            options={
                "verbose_name": "rapprochement avec l'OFII",
                "verbose_name_plural": "rapprochements avec l'OFII",
                "ordering": ["-cree_le"],
            },
        ),
        migrations.CreateModel(
            name="LigneOfii",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("rang", models.PositiveIntegerField(default=0, verbose_name="ligne du fichier")),
                (
                    "resultat",
                    models.CharField(
                        choices=[
                            ("concordant", "Concordant"),
                            ("etat_different", "État différent"),
                            ("a_verifier", "À vérifier"),
                            ("absent_chez_nous", "Absent de notre liste"),
                            ("absent_ofii", "Absent de celle de l'OFII"),
                            ("ecartee", "Ligne écartée"),
                        ],
                        max_length=20,
                        verbose_name="résultat",
                    ),
                ),
                ("identite", cirj.socle.chiffrement.JsonChiffre(blank=True, null=True, verbose_name="identité écrite")),
                (
                    "cellules",
                    cirj.socle.chiffrement.JsonChiffre(blank=True, null=True, verbose_name="ligne du fichier"),
                ),
                ("numero_empreinte", models.CharField(blank=True, default="", max_length=64)),
                ("valide_le", models.DateField(blank=True, null=True, verbose_name="validée par l'OFII le")),
                (
                    "etat_ofii",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("oriente", "Orientée vers AGIR"),
                            ("eligibilite_verifiee", "Éligibilité vérifiée"),
                            ("valide_ofii", "Validée par l'OFII"),
                            ("entre", "Entrée dans AGIR"),
                            ("sorti", "Sortie d'AGIR"),
                            ("refuse_ineligible", "Refusée : n'est pas éligible"),
                            ("refuse_personne", "La personne a refusé"),
                            ("non_joint", "La personne n'a pas pu être jointe"),
                        ],
                        max_length=20,
                        verbose_name="état chez l'OFII",
                    ),
                ),
                ("explication", models.CharField(blank=True, max_length=500, verbose_name="ce qui diffère")),
                ("traitee_le", models.DateField(blank=True, null=True, verbose_name="traitée le")),
                (
                    "agir",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="parcours.parcoursagir",
                    ),
                ),
                (
                    "departement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="acteurs.departement"
                    ),
                ),
                (
                    "rapprochement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="lignes",
                        to="parcours.rapprochementofii",
                    ),
                ),
            ],
            options={
                "verbose_name": "ligne de l'OFII",
                "verbose_name_plural": "lignes de l'OFII",
                "ordering": ["rang"],
                "indexes": [models.Index(fields=["rapprochement", "resultat", "rang"], name="ligne_ofii_resultat")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cellules__isnull", False), ("resultat", "ecartee")),
                            models.Q(models.Q(("resultat", "ecartee"), _negated=True), ("cellules__isnull", True)),
                            _connector="OR",
                        ),
                        name="ligne_ofii_cellules_si_ecartee",
                        violation_error_message="Seule une ligne écartée est gardée entière.",
                    )
                ],
            },
        ),
        *enclore(*RAPPROCHEMENTS[0]),
        *enclore(*RAPPROCHEMENTS[1], journal=False),
    ]
