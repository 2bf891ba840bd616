"""AGIR: referrals and their states, suspensions, the pair; what was already AGIR has entered, or left."""

import uuid
from pathlib import Path

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from cirj.socle.mur.departements import declencheur
from cirj.socle.mur.politiques import fonctions
from parcours import mur as du_parcours
from parcours.mur.enceinte import enclore
from parcours.mur.tables_agir import AGIR, FIGEES, SUSPENSION, TRANSITION

FONCTIONS = (
    "ordonner_les_etats_agir()", "noter_l_etat_agir()", "suivre_le_programme()", "entrer_en_agir(uuid)",
    "candidats_agir()", "verifier_la_suspension_agir()",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0009_groupement"),
        ("parcours", "0026_orientation_et_reports_tenus"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ParcoursAgir",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "voie",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ofii", "OFII, à la signature du contrat d'intégration"),
                            ("prescripteur", "Orientation par une structure"),
                        ],
                        max_length=12,
                        verbose_name="par quelle voie",
                    ),
                ),
                (
                    "etat",
                    models.CharField(
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
                        default="oriente",
                        max_length=20,
                        verbose_name="état",
                    ),
                ),
                ("etat_le", models.DateField(default=django.utils.timezone.localdate, verbose_name="depuis le")),
                ("mots", models.TextField(blank=True, max_length=500, verbose_name="raison")),
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
                        verbose_name="ce qu'AGIR porterait",
                    ),
                ),
                ("oriente_le", models.DateField(blank=True, null=True, verbose_name="orientée le")),
                ("volontaire_le", models.DateField(blank=True, null=True, verbose_name="accord de la personne, le")),
                ("entree_le", models.DateField(blank=True, null=True, verbose_name="entrée le")),
                (
                    "entree_precision",
                    models.CharField(
                        choices=[("jour", "au jour"), ("mois", "au mois"), ("annee", "à l'année")],
                        default="jour",
                        max_length=5,
                        verbose_name="précision de la date d'entrée",
                    ),
                ),
                (
                    "eligibilite",
                    models.JSONField(
                        blank=True, editable=False, null=True, verbose_name="conditions lues à l'orientation"
                    ),
                ),
            ],
            options={
                "verbose_name": "parcours AGIR",
                "verbose_name_plural": "parcours AGIR",
                "ordering": ["-cree_le"],
            },
        ),
        migrations.CreateModel(
            name="SuspensionAgir",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "debut",
                    models.DateField(default=django.utils.timezone.localdate, verbose_name="suspendu à partir du"),
                ),
                (
                    "fin",
                    models.DateField(
                        blank=True, help_text="Vide tant que la suspension dure.", null=True, verbose_name="reprise le"
                    ),
                ),
                (
                    "motif",
                    models.CharField(
                        choices=[
                            ("indisponible", "Personne momentanément indisponible"),
                            ("naissance", "Naissance ou congé parental"),
                            ("absence", "Absence du département"),
                            ("autre", "Autre"),
                        ],
                        max_length=15,
                        verbose_name="motif",
                    ),
                ),
                (
                    "precisions",
                    models.CharField(
                        blank=True,
                        help_text="N'écrivez rien sur la santé de la personne.",
                        max_length=200,
                        verbose_name="précisions",
                    ),
                ),
            ],
            options={
                "verbose_name": "suspension",
                "ordering": ["debut"],
            },
        ),
        migrations.CreateModel(
            name="TransitionAgir",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "de",
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
                        verbose_name="état d'avant",
                    ),
                ),
                (
                    "vers",
                    models.CharField(
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
                        verbose_name="état",
                    ),
                ),
                ("le", models.DateField(verbose_name="le")),
                ("mots", models.TextField(blank=True, verbose_name="raison")),
            ],
            options={
                "verbose_name": "changement d'état dans AGIR",
                "verbose_name_plural": "changements d'état dans AGIR",
                "ordering": ["cree_le"],
            },
        ),
        migrations.AddField(
            model_name="referent",
            name="role_binome",
            field=models.CharField(
                blank=True,
                choices=[("emploi", "Emploi et formation"), ("droits", "Droits et logement")],
                max_length=8,
                verbose_name="place dans le binôme AGIR",
            ),
        ),
        migrations.AddConstraint(
            model_name="referent",
            constraint=models.UniqueConstraint(
                condition=models.Q(models.Q(("role_binome", ""), _negated=True), ("fin__isnull", True)),
                fields=("parcours", "role_binome"),
                name="referent_binome_une_place",
                violation_error_message="Cette place du binôme est déjà prise.",
            ),
        ),
        migrations.AddField(
            model_name="parcoursagir",
            name="departement",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="acteurs.departement",
            ),
        ),
        migrations.AddField(
            model_name="parcoursagir",
            name="operateur",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="acteurs.structure",
            ),
        ),
        migrations.AddField(
            model_name="parcoursagir",
            name="parcours",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="agir", to="parcours.parcours"
            ),
        ),
        migrations.AddField(
            model_name="parcoursagir",
            name="prescripteur",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="acteurs.structure",
            ),
        ),
        migrations.AddField(
            model_name="suspensionagir",
            name="auteur",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="suspensionagir",
            name="departement",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="acteurs.departement",
            ),
        ),
        migrations.AddField(
            model_name="suspensionagir",
            name="parcours",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="suspensions", to="parcours.parcours"
            ),
        ),
        migrations.AddField(
            model_name="transitionagir",
            name="agir",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="transitions", to="parcours.parcoursagir"
            ),
        ),
        migrations.AddField(
            model_name="transitionagir",
            name="auteur",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="transitionagir",
            name="departement",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="acteurs.departement",
            ),
        ),
        migrations.AddField(
            model_name="transitionagir",
            name="parcours",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="parcours.parcours"
            ),
        ),
        migrations.AddIndex(
            model_name="parcoursagir",
            index=models.Index(fields=["departement", "etat"], name="agir_departement_etat"),
        ),
        migrations.AddConstraint(
            model_name="parcoursagir",
            constraint=models.UniqueConstraint(
                condition=models.Q(("etat__in", ["refuse_ineligible", "refuse_personne", "non_joint"]), _negated=True),
                fields=("parcours",),
                name="agir_une_fois_par_parcours",
                violation_error_message="Cette personne est déjà orientée vers AGIR, ou y est entrée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="parcoursagir",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("entree_le__isnull", False), ("etat__in", ["entre", "sorti"])),
                    models.Q(models.Q(("etat__in", ["entre", "sorti"]), _negated=True), ("entree_le__isnull", True)),
                    _connector="OR",
                ),
                name="agir_entree_datee",
                violation_error_message="Une entrée dans AGIR a une date, et elle seule.",
            ),
        ),
        migrations.AddConstraint(
            model_name="parcoursagir",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("etat__in", ["refuse_ineligible", "refuse_personne", "non_joint"]), _negated=True),
                    models.Q(("mots", ""), _negated=True),
                    _connector="OR",
                ),
                name="agir_refus_motive",
                violation_error_message="Dites pourquoi : ces mots restent avec la décision.",
            ),
        ),
        migrations.AddConstraint(
            model_name="parcoursagir",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("oriente_le__isnull", True),
                    ("entree_le__isnull", True),
                    ("entree_le__gte", models.F("oriente_le")),
                    _connector="OR",
                ),
                name="agir_entree_apres_orientation",
                violation_error_message="L'entrée dans AGIR précède l'orientation.",
            ),
        ),
        migrations.AddConstraint(
            model_name="parcoursagir",
            constraint=models.CheckConstraint(
                condition=models.Q(("piliers__contains", ["sante"]), _negated=True),
                name="agir_sans_la_sante",
                violation_error_message="Le pilier santé ne s'ouvre pas par une orientation vers AGIR.",
            ),
        ),
        migrations.AddConstraint(
            model_name="suspensionagir",
            constraint=models.CheckConstraint(
                condition=models.Q(("fin__isnull", True), ("fin__gte", models.F("debut")), _connector="OR"),
                name="suspension_dates_coherentes",
                violation_error_message="La date de fin précède la date de début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="suspensionagir",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fin__isnull", True), models.Q(("fin", models.F("debut")), _negated=True), _connector="OR"
                ),
                name="suspension_d_un_jour_au_moins",
                violation_error_message="La reprise vient au moins un jour après le début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="suspensionagir",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("parcours", "="),
                    (models.Func(models.F("debut"), models.F("fin"), models.Value("[)"), function="daterange"), "&&"),
                ],
                name="suspension_sans_chevauchement",
                violation_error_message="Cette suspension en chevauche une autre.",
            ),
        ),
        fonctions(Path(du_parcours.__file__).parent / "agir.sql", [f"drop function acces.{nom}" for nom in FONCTIONS]),
        *enclore(*AGIR, parent="parcours"),
        *enclore(*SUSPENSION, parent="parcours"),
        *enclore(*TRANSITION, parent="parcours", journal=False),
        *(
            declencheur(
                table,
                "figer",
                f"before update on {table}",
                "acces.figer({})".format(", ".join(f"'{colonne}'" for colonne in colonnes)),
            )
            for table, colonnes in FIGEES.items()
        ),
        declencheur(
            "parcours_parcoursagir",
            "ordonner_les_etats",
            "before insert or update on parcours_parcoursagir",
            "acces.ordonner_les_etats_agir()",
        ),
        declencheur(
            "parcours_parcoursagir",
            "noter_l_etat",
            "after insert or update on parcours_parcoursagir",
            "acces.noter_l_etat_agir()",
        ),
        declencheur(
            "parcours_suspensionagir",
            "apres_l_entree",
            "before insert or update on parcours_suspensionagir",
            "acces.verifier_la_suspension_agir()",
        ),
        declencheur(
            "parcours_parcours",
            "suivre_le_programme",
            "after insert or update of programme, debut, debut_precision, fin on parcours_parcours",
            "acces.suivre_le_programme()",
        ),
        # The trigger gives the AGIR pathways already there what they are: entered, or left.
        migrations.RunSQL(
            "update parcours_parcours set programme = programme where programme = 'agir'", migrations.RunSQL.noop
        ),
        migrations.RunSQL("set constraints all immediate", migrations.RunSQL.noop),
    ]
