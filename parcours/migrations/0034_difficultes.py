"""What a table says of a difficulty: a note to confirm, behind the wall of its pillar, no longer a blockage."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from cirj.socle.mur.departements import declencheur
from parcours.mur.enceinte import enclore
from parcours.mur.tables_difficultes import DIFFICULTE, FIGEE


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0014_essais_connexion"),
        ("parcours", "0033_langue_four"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DifficulteSignalee",
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
                (
                    "cause",
                    models.CharField(
                        blank=True,
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
                        verbose_name="cause",
                    ),
                ),
                ("texte", models.TextField(max_length=2000, verbose_name="ce que dit le tableau")),
                ("relevee_le", models.DateField(blank=True, null=True, verbose_name="relevée le")),
                (
                    "relevee_precision",
                    models.CharField(
                        choices=[("jour", "au jour"), ("mois", "au mois"), ("annee", "à l'année")],
                        default="jour",
                        max_length=5,
                        verbose_name="précision de la date",
                    ),
                ),
                ("fichier", models.CharField(blank=True, max_length=200, verbose_name="tableau")),
                ("lue_le", models.DateField(default=django.utils.timezone.localdate, verbose_name="lue le")),
                (
                    "etat",
                    models.CharField(
                        choices=[("a_confirmer", "À confirmer"), ("confirmee", "Confirmée"), ("ecartee", "Écartée")],
                        default="a_confirmer",
                        max_length=12,
                        verbose_name="état",
                    ),
                ),
                ("decidee_le", models.DateTimeField(blank=True, null=True, verbose_name="décidée le")),
                (
                    "blocage",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="difficultes",
                        to="parcours.pointblocage",
                    ),
                ),
                (
                    "decidee_par",
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
                        blank=True,
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="acteurs.departement",
                    ),
                ),
                (
                    "importation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="difficultes",
                        to="parcours.importation",
                    ),
                ),
                (
                    "parcours",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="difficultes", to="parcours.parcours"
                    ),
                ),
                (
                    "structure",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="acteurs.structure",
                    ),
                ),
            ],
            options={
                "verbose_name": "difficulté signalée",
                "verbose_name_plural": "difficultés signalées",
                "ordering": ["-lue_le", "cree_le", "id"],
                "indexes": [
                    models.Index(
                        condition=models.Q(("etat", "a_confirmer")),
                        fields=["departement"],
                        name="difficulte_a_confirmer",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("texte", ""), _negated=True),
                        name="difficulte_avec_ses_mots",
                        violation_error_message="Une difficulté garde les mots du tableau.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decidee_le__isnull", True), ("decidee_par__isnull", True), ("etat", "a_confirmer")
                            ),
                            models.Q(models.Q(("etat", "a_confirmer"), _negated=True), ("decidee_le__isnull", False)),
                            _connector="OR",
                        ),
                        name="difficulte_decidee_a_une_date",
                        violation_error_message="Une difficulté confirmée ou écartée dit quand elle l'a été.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("blocage__isnull", True), ("etat", "confirmee"), _connector="OR"),
                        name="difficulte_confirmee_si_blocage",
                        violation_error_message="Seule une difficulté confirmée devient un blocage.",
                    ),
                ],
            },
        ),
        *enclore(*DIFFICULTE, parent="parcours"),
        declencheur(
            "parcours_difficultesignalee",
            "figer",
            "before update on parcours_difficultesignalee",
            f"acces.figer({', '.join(repr(colonne) for colonne in FIGEE)})",
        ),
    ]
