"""Language: certifications, prescriptions of hours, places in courses."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from parcours.mur.enceinte import enclore
from parcours.mur.gabarits import du_pilier


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0006_journal_d_une_personne"),
        ("parcours", "0015_alertes"),
    ]

    operations = [
        migrations.CreateModel(
            name="InscriptionCours",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("ofii_cir", "Formation linguistique du contrat d'intégration (OFII)"),
                            ("plateforme_ofii", "Plateforme en ligne de l'OFII"),
                            ("oepre", "OEPRE (parents d'élèves, à l'école)"),
                            ("asl", "Atelier sociolinguistique"),
                            ("fle", "Français langue étrangère"),
                            ("flp", "Français à visée professionnelle"),
                            ("alpha", "Alphabétisation"),
                            ("module_france_travail", "Module France Travail (680 heures)"),
                            ("hope", "Parcours HOPE"),
                            ("pial", "PIAL (préparation des jeunes, mission locale)"),
                            ("integracode", "Intégracode (français et code de la route)"),
                            ("conversation", "Atelier de conversation"),
                            ("en_ligne", "Cours en ligne"),
                        ],
                        max_length=22,
                        verbose_name="cours",
                    ),
                ),
                (
                    "etat",
                    models.CharField(
                        choices=[
                            ("en_attente", "En attente d'une place"),
                            ("en_cours", "En cours"),
                            ("termine", "Terminé"),
                            ("abandonne", "Abandonné"),
                        ],
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                ("attente_depuis", models.DateField(blank=True, null=True, verbose_name="attend depuis le")),
                (
                    "attente_cause",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pas_de_place", "Pas de place"),
                            ("garde_enfants", "Garde d'enfants"),
                            ("transport", "Transport"),
                            ("horaires", "Horaires"),
                            ("niveau", "Pas de cours à son niveau"),
                            ("autre", "Autre"),
                        ],
                        max_length=14,
                        verbose_name="pourquoi elle attend",
                    ),
                ),
                ("debut_prevu", models.DateField(blank=True, null=True, verbose_name="début prévu")),
                ("fin_prevue", models.DateField(blank=True, null=True, verbose_name="fin prévue")),
                ("debut", models.DateField(blank=True, null=True, verbose_name="commencé le")),
                ("fin", models.DateField(blank=True, null=True, verbose_name="fini le")),
                (
                    "heures_semaine",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="heures par semaine"),
                ),
                (
                    "heures_prevues",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="heures prévues"),
                ),
                (
                    "heures_suivies",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="heures suivies"),
                ),
                (
                    "motif_abandon",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("emploi", "A trouvé un emploi ou une formation"),
                            ("garde_enfants", "Garde d'enfants"),
                            ("transport", "Transport"),
                            ("horaires", "Horaires"),
                            ("niveau", "Niveau du groupe"),
                            ("demenagement", "Déménagement"),
                            ("personnel", "Raison personnelle"),
                            ("autre", "Autre"),
                        ],
                        max_length=14,
                        verbose_name="motif de l'abandon",
                    ),
                ),
            ],
            options={
                "verbose_name": "inscription à un cours",
                "verbose_name_plural": "inscriptions à un cours",
                "ordering": [
                    models.OrderBy(models.F("fin"), descending=True, nulls_first=True),
                    models.OrderBy(models.F("debut"), descending=True, nulls_first=True),
                    "-cree_le",
                ],
            },
        ),
        migrations.CreateModel(
            name="PrescriptionLinguistique",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                ("date", models.DateField(blank=True, null=True, verbose_name="date")),
                (
                    "date_precision",
                    models.CharField(
                        choices=[("jour", "au jour"), ("mois", "au mois"), ("annee", "à l'année")],
                        default="jour",
                        max_length=5,
                        verbose_name="précision de la date",
                    ),
                ),
                ("texte_origine", models.CharField(blank=True, max_length=200, verbose_name="texte d'origine")),
                (
                    "modalite",
                    models.CharField(
                        choices=[("presentiel", "En présence"), ("plateforme", "Plateforme en ligne")],
                        default="presentiel",
                        max_length=10,
                        verbose_name="modalité",
                    ),
                ),
                ("heures", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="heures prescrites")),
                (
                    "heures_faites",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="heures faites"),
                ),
                (
                    "rythme",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("extensif", "Extensif"),
                            ("semi_intensif", "Semi-intensif"),
                            ("intensif", "Intensif"),
                        ],
                        max_length=13,
                        verbose_name="rythme",
                    ),
                ),
                (
                    "heures_semaine",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="heures par semaine"),
                ),
                (
                    "niveau_vise",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("infra_a1_1", "Infra A1.1"),
                            ("a1_1", "A1.1"),
                            ("a1", "A1"),
                            ("a2", "A2"),
                            ("b1", "B1"),
                            ("b2", "B2"),
                            ("c1", "C1"),
                            ("c2", "C2"),
                        ],
                        max_length=12,
                        verbose_name="niveau visé",
                    ),
                ),
                (
                    "etat",
                    models.CharField(
                        choices=[
                            ("prescrite", "Prescrite"),
                            ("en_cours", "En cours"),
                            ("suspendue", "Suspendue"),
                            ("terminee", "Terminée"),
                            ("abandonnee", "Abandonnée"),
                            ("dispensee", "Dispensée"),
                        ],
                        default="prescrite",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
            ],
            options={
                "verbose_name": "prescription de français",
                "verbose_name_plural": "prescriptions de français",
                "ordering": ["-date", "-cree_le"],
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="evaluationlinguistique",
            name="evaluation_niveau_ou_profil",
        ),
        migrations.AddField(
            model_name="evaluationlinguistique",
            name="examen",
            field=models.CharField(
                blank=True,
                choices=[
                    ("dilf", "DILF (diplôme initial de langue française)"),
                    ("delf", "DELF (diplôme d'études en langue française)"),
                    ("tcf_irn", "TCF-IRN (test de connaissance du français)"),
                    ("tef_irn", "TEF-IRN (test d'évaluation de français)"),
                    ("dcl", "DCL (diplôme de compétence en langue)"),
                    ("examen_civique", "Examen civique"),
                ],
                max_length=16,
                verbose_name="certification",
            ),
        ),
        migrations.AddField(
            model_name="evaluationlinguistique",
            name="niveau_vise",
            field=models.CharField(
                blank=True,
                choices=[
                    ("infra_a1_1", "Infra A1.1"),
                    ("a1_1", "A1.1"),
                    ("a1", "A1"),
                    ("a2", "A2"),
                    ("b1", "B1"),
                    ("b2", "B2"),
                    ("c1", "C1"),
                    ("c2", "C2"),
                ],
                max_length=12,
                verbose_name="niveau visé",
            ),
        ),
        migrations.AddField(
            model_name="evaluationlinguistique",
            name="resultat",
            field=models.CharField(
                blank=True,
                choices=[
                    ("attendu", "Inscription faite, résultat attendu"),
                    ("obtenu", "Obtenu"),
                    ("echec", "Non obtenu"),
                ],
                max_length=8,
                verbose_name="résultat",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluationlinguistique",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("niveau", ""), _negated=True),
                    models.Q(("profil", ""), _negated=True),
                    models.Q(("examen", ""), _negated=True),
                    _connector="OR",
                ),
                name="evaluation_niveau_ou_profil",
                violation_error_message="Indiquez un niveau ou un profil.",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluationlinguistique",
            constraint=models.CheckConstraint(
                condition=models.Q(("examen", ""), ("nature", "certification"), _connector="OR"),
                name="evaluation_examen_est_certification",
                violation_error_message="Un examen est une certification.",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluationlinguistique",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("examen", ""), ("niveau_vise", ""), ("resultat", "")),
                    models.Q(
                        ("examen", "examen_civique"),
                        ("niveau", ""),
                        ("niveau_vise", ""),
                        models.Q(("resultat", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("examen__in", ["", "examen_civique"]), _negated=True),
                        ("resultat", "obtenu"),
                        models.Q(("niveau", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("examen__in", ["", "examen_civique"]), _negated=True),
                        ("niveau", ""),
                        ("resultat__in", ["echec", "attendu"]),
                        models.Q(("niveau_vise", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="evaluation_examen_et_resultat",
                violation_error_message="Obtenue, une certification a un niveau ; sinon, elle a un niveau visé. L'examen civique n'a pas de niveau.",
            ),
        ),
        migrations.AddField(
            model_name="inscriptioncours",
            name="commune",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="acteurs.commune",
            ),
        ),
        migrations.AddField(
            model_name="inscriptioncours",
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
            model_name="inscriptioncours",
            name="personne",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="cours", to="parcours.personne"
            ),
        ),
        migrations.AddField(
            model_name="inscriptioncours",
            name="structure",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="acteurs.structure",
            ),
        ),
        migrations.AddField(
            model_name="prescriptionlinguistique",
            name="contrat",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="prescriptions",
                to="parcours.contratintegration",
                verbose_name="contrat d'intégration républicaine",
            ),
        ),
        migrations.AddField(
            model_name="prescriptionlinguistique",
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
            model_name="prescriptionlinguistique",
            name="personne",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="parcours.personne"
            ),
        ),
        migrations.AddConstraint(
            model_name="inscriptioncours",
            constraint=models.CheckConstraint(
                condition=models.Q(("fin__isnull", True), ("fin__gte", models.F("debut")), _connector="OR"),
                name="cours_dates_coherentes",
                violation_error_message="La date de fin précède la date de début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inscriptioncours",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fin_prevue__isnull", True), ("fin_prevue__gte", models.F("debut_prevu")), _connector="OR"
                ),
                name="cours_dates_prevues_coherentes",
                violation_error_message="La date de fin précède la date de début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inscriptioncours",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("etat", "en_attente"), _negated=True),
                    models.Q(("attente_depuis__isnull", False), ("debut__isnull", True)),
                    _connector="OR",
                ),
                name="cours_attente_datee",
                violation_error_message="En attente : indiquez depuis quand, et laissez vide la date de début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inscriptioncours",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("etat", "en_attente"), ("debut__isnull", False), ("etat", "abandonne"), _connector="OR"
                ),
                name="cours_commence_date",
                violation_error_message="Indiquez quand le cours a commencé.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inscriptioncours",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("etat__in", ["termine", "abandonne"]), ("fin__isnull", False)),
                    models.Q(("etat__in", ["en_attente", "en_cours"]), ("fin__isnull", True)),
                    _connector="OR",
                ),
                name="cours_fini_date",
                violation_error_message="Un cours terminé ou abandonné a une date de fin ; les autres n'en ont pas.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inscriptioncours",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(models.Q(("motif_abandon", ""), _negated=True), ("etat", "abandonne")),
                    models.Q(models.Q(("etat", "abandonne"), _negated=True), ("motif_abandon", "")),
                    _connector="OR",
                ),
                name="cours_abandon_motive",
                violation_error_message="Un abandon a un motif, et lui seul.",
            ),
        ),
        migrations.AddConstraint(
            model_name="inscriptioncours",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("heures_prevues__isnull", True),
                    ("heures_suivies__isnull", True),
                    ("heures_suivies__lte", models.F("heures_prevues")),
                    _connector="OR",
                ),
                name="cours_heures_suivies",
                violation_error_message="Il y a plus d'heures suivies que d'heures prévues.",
            ),
        ),
        migrations.AddConstraint(
            model_name="prescriptionlinguistique",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("heures__isnull", True),
                    ("heures_faites__isnull", True),
                    ("heures_faites__lte", models.F("heures")),
                    _connector="OR",
                ),
                name="prescription_heures_faites",
                violation_error_message="Il y a plus d'heures faites que d'heures prescrites.",
            ),
        ),
        migrations.AddConstraint(
            model_name="prescriptionlinguistique",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("modalite", "plateforme"), ("heures__isnull", False), ("etat", "dispensee"), _connector="OR"
                ),
                name="prescription_heures_en_presence",
                violation_error_message="Indiquez les heures prescrites en présence.",
            ),
        ),
        *enclore("parcours_prescriptionlinguistique", *du_pilier("langue"), parent="personne"),
        *enclore("parcours_inscriptioncours", *du_pilier("langue"), parent="personne"),
    ]
