"""Tell work situations in full (employer, trade, hours, end), and add driving licences and diplomas."""

import uuid

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

from parcours.mur.enceinte import enclore
from parcours.mur.gabarits import du_pilier


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0006_journal_d_une_personne"),
        ("socle", "0010_regles_emploi"),
        ("parcours", "0013_essais"),
    ]

    operations = [
        migrations.CreateModel(
            name="Diplome",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                ("intitule", models.CharField(max_length=150, verbose_name="diplôme ou titre")),
                ("pays", models.CharField(blank=True, max_length=3, verbose_name="pays")),
                (
                    "annee",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1940),
                            django.core.validators.MaxValueValidator(2100),
                        ],
                        verbose_name="année",
                    ),
                ),
                (
                    "niveau",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("sans", "Sans diplôme, scolarité suivie"),
                            ("3", "Niveau 3 (CAP)"),
                            ("4", "Niveau 4 (baccalauréat)"),
                            ("5", "Niveau 5 (bac + 2)"),
                            ("6", "Niveau 6 (licence)"),
                            ("7", "Niveau 7 (master)"),
                            ("8", "Niveau 8 (doctorat)"),
                        ],
                        max_length=4,
                        verbose_name="niveau en France",
                    ),
                ),
                (
                    "attestation_demandee_le",
                    models.DateField(blank=True, null=True, verbose_name="attestation demandée le"),
                ),
                (
                    "attestation_obtenue_le",
                    models.DateField(blank=True, null=True, verbose_name="attestation obtenue le"),
                ),
            ],
            options={
                "verbose_name": "diplôme",
                "ordering": ["-annee", "intitule"],
            },
        ),
        migrations.CreateModel(
            name="PermisConduire",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                ("etranger", models.BooleanField(blank=True, null=True, verbose_name="permis étranger")),
                ("pays", models.CharField(blank=True, max_length=3, verbose_name="pays du permis")),
                ("echange_demande_le", models.DateField(blank=True, null=True, verbose_name="échange demandé le")),
                (
                    "echange_resultat",
                    models.CharField(
                        blank=True,
                        choices=[("accepte", "Accepté"), ("refuse", "Refusé")],
                        max_length=8,
                        verbose_name="réponse",
                    ),
                ),
                ("echange_repondu_le", models.DateField(blank=True, null=True, verbose_name="réponse reçue le")),
                ("code_le", models.DateField(blank=True, null=True, verbose_name="code obtenu le")),
                ("conduite_le", models.DateField(blank=True, null=True, verbose_name="permis français obtenu le")),
            ],
            options={
                "verbose_name": "permis de conduire",
                "verbose_name_plural": "permis de conduire",
            },
        ),
        migrations.AddField(
            model_name="situationemploi",
            name="fin",
            field=models.DateField(blank=True, null=True, verbose_name="terminé le"),
        ),
        migrations.AddField(
            model_name="situationemploi",
            name="fin_prevue",
            field=models.DateField(blank=True, null=True, verbose_name="fin prévue"),
        ),
        migrations.AddField(
            model_name="situationemploi",
            name="heures_semaine",
            field=models.DecimalField(
                blank=True,
                decimal_places=1,
                max_digits=4,
                null=True,
                validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(60)],
                verbose_name="heures par semaine",
            ),
        ),
        migrations.AddField(
            model_name="situationemploi",
            name="heures_total",
            field=models.PositiveSmallIntegerField(
                blank=True,
                null=True,
                validators=[
                    django.core.validators.MinValueValidator(1),
                    django.core.validators.MaxValueValidator(5000),
                ],
                verbose_name="heures en tout",
            ),
        ),
        migrations.AddField(
            model_name="situationemploi",
            name="metier",
            field=models.CharField(blank=True, max_length=120, verbose_name="métier"),
        ),
        migrations.AddField(
            model_name="situationemploi",
            name="motif_fin",
            field=models.CharField(
                blank=True,
                choices=[
                    ("terme", "Arrivé à son terme"),
                    ("embauche", "Embauche ou autre contrat"),
                    ("formation", "Entrée en formation"),
                    ("demission", "Démission ou départ choisi"),
                    ("rupture", "Rupture ou licenciement"),
                    ("abandon", "Abandon"),
                    ("demenagement", "Déménagement"),
                    ("autre", "Autre"),
                ],
                max_length=20,
                verbose_name="pourquoi",
            ),
        ),
        migrations.AddField(
            model_name="situationemploi",
            name="organisme",
            field=models.CharField(blank=True, max_length=120, verbose_name="employeur"),
        ),
        migrations.AddField(
            model_name="situationemploi",
            name="resultat",
            field=models.CharField(
                blank=True,
                choices=[
                    ("obtenu", "Diplôme ou titre obtenu"),
                    ("partiel", "Obtenu en partie"),
                    ("suivie", "Suivie jusqu'au bout"),
                    ("non_obtenu", "Non obtenu"),
                ],
                max_length=12,
                verbose_name="résultat",
            ),
        ),
        migrations.AddField(
            model_name="situationemploi",
            name="rome",
            field=models.CharField(
                blank=True,
                help_text="Code du métier à France Travail : une lettre et quatre chiffres, comme F1703.",
                max_length=5,
                validators=[
                    django.core.validators.RegexValidator(
                        "^[A-N]\\d{4}$", "Un code ROME s'écrit avec une lettre et quatre chiffres : F1703."
                    )
                ],
                verbose_name="code ROME",
            ),
        ),
        migrations.AddField(
            model_name="situationemploi",
            name="structure",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="acteurs.structure",
                verbose_name="structure du réseau",
            ),
        ),
        migrations.AddField(
            model_name="situationemploi",
            name="temps",
            field=models.CharField(
                blank=True,
                choices=[("plein", "Temps plein"), ("partiel", "Temps partiel")],
                max_length=8,
                verbose_name="temps de travail",
            ),
        ),
        migrations.AlterField(
            model_name="situationemploi",
            name="categorie",
            field=models.CharField(
                choices=[
                    ("cdi", "CDI"),
                    ("cdd_6_plus", "CDD de 6 mois ou plus"),
                    ("cdd_moins_6", "CDD de moins de 6 mois"),
                    ("cdd", "CDD (durée à préciser)"),
                    ("interim", "Intérim"),
                    ("saisonnier", "Saisonnier"),
                    ("cddi", "CDD d'insertion"),
                    ("apprentissage", "Apprentissage"),
                    ("professionnalisation", "Contrat de professionnalisation"),
                    ("aide", "Contrat aidé"),
                    ("independant", "Indépendant"),
                    ("stage", "Stage"),
                    ("pmsmp", "Immersion professionnelle"),
                    ("service_civique", "Service civique"),
                    ("cej", "Contrat d'engagement jeune"),
                    ("pacea", "Parcours d'accompagnement vers l'emploi (PACEA)"),
                    ("pial", "Programme vers l'emploi et la langue (PIAL)"),
                    ("formation_qualifiante", "Formation qualifiante"),
                    ("formation_hope", "Parcours HOPE"),
                    ("module_680h", "Module de 680 heures"),
                    ("formation", "Autre formation"),
                    ("recherche", "En recherche d'emploi"),
                    ("parent_foyer", "Parent au foyer"),
                    ("sans", "Sans activité"),
                    ("inconnu", "Inconnue"),
                ],
                max_length=24,
                verbose_name="situation",
            ),
        ),
        migrations.AlterField(
            model_name="suivipostsortie",
            name="situation",
            field=models.CharField(
                blank=True,
                choices=[
                    ("cdi", "CDI"),
                    ("cdd_6_plus", "CDD de 6 mois ou plus"),
                    ("cdd_moins_6", "CDD de moins de 6 mois"),
                    ("cdd", "CDD (durée à préciser)"),
                    ("interim", "Intérim"),
                    ("saisonnier", "Saisonnier"),
                    ("cddi", "CDD d'insertion"),
                    ("apprentissage", "Apprentissage"),
                    ("professionnalisation", "Contrat de professionnalisation"),
                    ("aide", "Contrat aidé"),
                    ("independant", "Indépendant"),
                    ("stage", "Stage"),
                    ("pmsmp", "Immersion professionnelle"),
                    ("service_civique", "Service civique"),
                    ("cej", "Contrat d'engagement jeune"),
                    ("pacea", "Parcours d'accompagnement vers l'emploi (PACEA)"),
                    ("pial", "Programme vers l'emploi et la langue (PIAL)"),
                    ("formation_qualifiante", "Formation qualifiante"),
                    ("formation_hope", "Parcours HOPE"),
                    ("module_680h", "Module de 680 heures"),
                    ("formation", "Autre formation"),
                    ("recherche", "En recherche d'emploi"),
                    ("parent_foyer", "Parent au foyer"),
                    ("sans", "Sans activité"),
                    ("inconnu", "Inconnue"),
                ],
                max_length=24,
                verbose_name="situation",
            ),
        ),
        migrations.AddConstraint(
            model_name="situationemploi",
            constraint=models.CheckConstraint(
                condition=models.Q(("fin__isnull", True), ("fin__gte", models.F("date")), _connector="OR"),
                name="situation_dates_coherentes",
                violation_error_message="La date de fin précède la date de début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="situationemploi",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fin_prevue__isnull", True), ("fin_prevue__gte", models.F("date")), _connector="OR"
                ),
                name="situation_fin_prevue_coherente",
                violation_error_message="La fin prévue précède la date de début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="situationemploi",
            constraint=models.CheckConstraint(
                condition=models.Q(("motif_fin", ""), ("fin__isnull", False), _connector="OR"),
                name="situation_motif_avec_fin",
                violation_error_message="Indiquez le jour de la fin, avec sa raison.",
            ),
        ),
        migrations.AddField(
            model_name="diplome",
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
            model_name="diplome",
            name="personne",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="diplomes", to="parcours.personne"
            ),
        ),
        migrations.AddField(
            model_name="permisconduire",
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
            model_name="permisconduire",
            name="personne",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="permis_conduire", to="parcours.personne"
            ),
        ),
        migrations.AddConstraint(
            model_name="diplome",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("attestation_obtenue_le__isnull", True),
                    ("attestation_demandee_le__isnull", True),
                    ("attestation_obtenue_le__gte", models.F("attestation_demandee_le")),
                    _connector="OR",
                ),
                name="diplome_dates_coherentes",
                violation_error_message="L'attestation est obtenue avant d'avoir été demandée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="permisconduire",
            constraint=models.UniqueConstraint(
                fields=("personne",),
                name="permis_un_par_personne",
                violation_error_message="Le permis de cette personne est déjà noté.",
            ),
        ),
        migrations.AddConstraint(
            model_name="permisconduire",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("echange_repondu_le__isnull", True), ("echange_resultat", "")),
                    ("echange_demande_le__isnull", False),
                    _connector="OR",
                ),
                name="permis_reponse_apres_demande",
                violation_error_message="Indiquez le jour où l'échange a été demandé, avec la réponse.",
            ),
        ),
        migrations.AddConstraint(
            model_name="permisconduire",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("echange_repondu_le__isnull", True),
                    ("echange_repondu_le__gte", models.F("echange_demande_le")),
                    _connector="OR",
                ),
                name="permis_dates_coherentes",
                violation_error_message="La réponse précède la demande d'échange.",
            ),
        ),
        migrations.AddConstraint(
            model_name="permisconduire",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("etranger", True), ("etranger__isnull", False)),
                    models.Q(("pays", ""), ("echange_demande_le__isnull", True)),
                    _connector="OR",
                ),
                name="permis_echange_si_etranger",
                violation_error_message="Dites que la personne a un permis étranger, pour en noter le pays ou l'échange.",
            ),
        ),
        *enclore("parcours_permisconduire", *du_pilier("emploi"), parent="personne"),
        *enclore("parcours_diplome", *du_pilier("emploi"), parent="personne"),
    ]
