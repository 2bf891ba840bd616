"""Exceptional accesses, requests about look-alikes, and what an ended intervention leaves to read."""

import uuid
from pathlib import Path

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from cirj.socle.journal_ecritures import journaliser
from cirj.socle.mur.politiques import elargir, fonctions, mur
from parcours import mur as du_parcours
from parcours.journalises import JOURNALISEES
from parcours.mur.tables_acces import AVANT, ELARGIES, NOUVELLES

SQL = Path(du_parcours.__file__).parent
TABLES = [regle[0] for regle in NOUVELLES]


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0003_journal"),
        ("parcours", "0009_note_privee"),
        ("socle", "0008_regles_acces"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DemandeRapprochement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                ("nom", models.CharField(max_length=60, verbose_name="nom")),
                ("prenom", models.CharField(blank=True, max_length=60, verbose_name="prénom")),
                ("date_naissance", models.DateField(blank=True, null=True, verbose_name="date de naissance")),
                (
                    "naissance_precision",
                    models.CharField(
                        choices=[("jour", "au jour"), ("mois", "au mois"), ("annee", "à l'année")],
                        default="jour",
                        max_length=5,
                        verbose_name="précision de la date de naissance",
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
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="piliers souhaités",
                    ),
                ),
                ("cle_identite", models.CharField(default="", editable=False, max_length=200)),
                ("jour", models.DateField(default=django.utils.timezone.localdate, verbose_name="demandé le")),
                (
                    "agent",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="acteurs.structure"
                    ),
                ),
            ],
            options={
                "verbose_name": "demande de rapprochement",
                "verbose_name_plural": "demandes de rapprochement",
                "ordering": ["-jour", "-cree_le"],
            },
        ),
        migrations.CreateModel(
            name="EssaiAcces",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                ("abouti", models.BooleanField(default=False, verbose_name="a ouvert un dossier")),
                (
                    "agent",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="acteurs.structure"
                    ),
                ),
            ],
            options={
                "verbose_name": "demande d'accès exceptionnel",
                "verbose_name_plural": "demandes d'accès exceptionnel",
                "ordering": ["-cree_le"],
            },
        ),
        migrations.CreateModel(
            name="ReponseRapprochement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "avis",
                    models.CharField(
                        choices=[
                            ("en_attente", "En attente"),
                            ("differente", "Ce n'est pas la même personne"),
                            ("meme", "C'est la même personne"),
                        ],
                        default="en_attente",
                        max_length=12,
                        verbose_name="réponse",
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
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="piliers ouverts",
                    ),
                ),
                ("repondu_le", models.DateTimeField(blank=True, null=True, verbose_name="répondu le")),
                (
                    "candidate",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="parcours.personne"
                    ),
                ),
                (
                    "demande",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reponses",
                        to="parcours.demanderapprochement",
                    ),
                ),
                (
                    "departement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="acteurs.departement"
                    ),
                ),
                (
                    "repondu_par",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "réponse à une demande de rapprochement",
                "verbose_name_plural": "réponses à des demandes de rapprochement",
                "ordering": ["cree_le"],
            },
        ),
        migrations.CreateModel(
            name="AccesExceptionnel",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                ("motif", models.TextField(max_length=1000, verbose_name="motif")),
                ("debut", models.DateTimeField(default=django.utils.timezone.now, verbose_name="ouvert le")),
                ("fin", models.DateTimeField(verbose_name="fermé le")),
                ("vu_le", models.DateTimeField(blank=True, null=True, verbose_name="vu par la coordination le")),
                (
                    "affectation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="acteurs.affectation"
                    ),
                ),
                (
                    "agent",
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
                    "interrompu_par",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "parcours",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="acces_exceptionnels",
                        to="parcours.parcours",
                    ),
                ),
                (
                    "personne",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="acces_exceptionnels",
                        to="parcours.personne",
                    ),
                ),
                (
                    "structure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="acteurs.structure"
                    ),
                ),
                (
                    "vu_par",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "accès exceptionnel",
                "verbose_name_plural": "accès exceptionnels",
                "ordering": ["-debut"],
                "indexes": [
                    models.Index(fields=["affectation", "fin"], name="acces_exceptionnel_affectation"),
                    models.Index(
                        condition=models.Q(("vu_le__isnull", True)),
                        fields=["departement"],
                        name="acces_exceptionnel_a_voir",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("fin__gte", models.F("debut"))),
                        name="acces_exceptionnel_dates",
                        violation_error_message="La fin de l'accès précède son début.",
                    ),
                    models.CheckConstraint(
                        condition=django.db.models.lookups.GreaterThanOrEqual(
                            django.db.models.functions.text.Length("motif"), 20
                        ),
                        name="acces_exceptionnel_motive",
                        violation_error_message="Dites en une phrase pourquoi cet accès est nécessaire.",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        expressions=[
                            ("affectation", "="),
                            ("parcours", "="),
                            (
                                models.Func(
                                    models.F("debut"),
                                    models.F("fin"),
                                    models.Value("[)"),
                                    function="tstzrange",
                                    output_field=django.contrib.postgres.fields.ranges.DateTimeRangeField(),
                                ),
                                "&&",
                            ),
                        ],
                        name="acces_exceptionnel_un_a_la_fois",
                        violation_error_message="Ce dossier vous est déjà ouvert à titre exceptionnel.",
                    ),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="demanderapprochement",
            index=models.Index(fields=["structure", "-jour"], name="rapprochement_structure"),
        ),
        migrations.AddIndex(
            model_name="essaiacces",
            index=models.Index(fields=["agent", "-cree_le"], name="essai_acces_agent"),
        ),
        migrations.AddConstraint(
            model_name="reponserapprochement",
            constraint=models.UniqueConstraint(
                fields=("demande", "candidate"),
                name="rapprochement_une_reponse_par_dossier",
                violation_error_message="Ce dossier est déjà proposé dans cette demande.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reponserapprochement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("avis", "en_attente"), ("repondu_le__isnull", True)),
                    models.Q(models.Q(("avis", "en_attente"), _negated=True), ("repondu_le__isnull", False)),
                    _connector="OR",
                ),
                name="rapprochement_reponse_datee",
                violation_error_message="Une réponse porte la date où elle a été donnée.",
            ),
        ),
        migrations.AddIndex(
            model_name="intervention",
            index=models.Index(
                fields=["structure", "fin"],
                condition=models.Q(fin__isnull=False),
                name="intervention_structure_finie",
            ),
        ),
        fonctions(SQL / "acces.sql", [((SQL / "acces_retour.sql").read_text(), None)]),
        *(mur(*regle) for regle in NOUVELLES),
        *(elargir(avant, apres) for avant, apres in zip(AVANT, ELARGIES, strict=True)),
        *journaliser(JOURNALISEES, *TABLES),
    ]
