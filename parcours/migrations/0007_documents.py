"""Attached documents: a row per file, its content in the private storage, its writes noted, its wall."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import parcours.models.document
from cirj.socle.journal_ecritures import journaliser
from cirj.socle.mur.departements import declencheur
from cirj.socle.mur.politiques import mur
from parcours.journalises import JOURNALISEES
from parcours.mur.tables import DOCUMENT


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0001_initial"),
        ("parcours", "0006_journal"),
        ("socle", "0007_documents"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
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
                ("titre", models.CharField(blank=True, max_length=120, verbose_name="titre")),
                ("nom_fichier", models.CharField(blank=True, max_length=120, verbose_name="nom du fichier")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("application/pdf", "PDF"),
                            ("image/jpeg", "Photo"),
                            ("image/png", "Image"),
                            ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Texte Word"),
                            ("application/vnd.oasis.opendocument.text", "Texte LibreOffice"),
                        ],
                        max_length=80,
                        verbose_name="type",
                    ),
                ),
                ("taille", models.PositiveIntegerField(verbose_name="taille en octets")),
                ("empreinte", models.CharField(max_length=64, verbose_name="empreinte SHA-256")),
                (
                    "fichier",
                    models.FileField(
                        blank=True, upload_to=parcours.models.document.chemin_au_hasard, verbose_name="fichier"
                    ),
                ),
                ("retire_le", models.DateTimeField(blank=True, editable=False, null=True, verbose_name="retiré le")),
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
                    "depose_par",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "parcours",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="parcours.parcours",
                    ),
                ),
                (
                    "personne",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="documents", to="parcours.personne"
                    ),
                ),
                (
                    "retire_par",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
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
                (
                    "suivi",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="documents",
                        to="parcours.suivi",
                    ),
                ),
            ],
            options={
                "verbose_name": "document",
                "ordering": ["-cree_le"],
                "indexes": [models.Index(fields=["personne", "-cree_le"], name="document_personne")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pilier", ""),
                            models.Q(("parcours__isnull", False), ("suivi__isnull", True)),
                            _connector="OR",
                        ),
                        name="document_un_seul_rattachement",
                        violation_error_message="Un document se rattache à un pilier, ou à un suivi, ou aux papiers d'identité.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("retire_le__isnull", True),
                                models.Q(("fichier", ""), _negated=True),
                                models.Q(("titre", ""), _negated=True),
                            ),
                            models.Q(("fichier", ""), ("nom_fichier", ""), ("retire_le__isnull", False), ("titre", "")),
                            _connector="OR",
                        ),
                        name="document_retire_sans_contenu",
                        violation_error_message="Un document présent a un titre et un fichier ; retiré, il n'a plus ni l'un ni l'autre.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("retire_le__isnull", True), ("suivi__isnull", True)),
                        fields=("personne", "pilier", "structure", "empreinte"),
                        name="document_une_fois",
                        violation_error_message="Ce document est déjà dans le dossier.",
                    ),
                ],
            },
        ),
        declencheur(
            "parcours_document",
            "porter_departement",
            "before insert or update on parcours_document",
            "acces.departement_de_la_personne()",
        ),
        declencheur(
            "parcours_personne",
            "emmener_documents",
            "after update of departement_id on parcours_personne",
            "acces.emmener('personne_id', 'parcours_document')",
        ),
        mur(*DOCUMENT),
        *journaliser(JOURNALISEES, "parcours_document"),
    ]
