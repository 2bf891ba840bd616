"""The offer of a department: what structures propose, and its sessions."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

from acteurs.journalises import JOURNALISEES
from cirj.socle.journal_ecritures import journaliser


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0007_recapitulatif"),
    ]

    operations = [
        migrations.CreateModel(
            name="Dispositif",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                ("nom", models.CharField(max_length=150, verbose_name="nom de l'offre")),
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
                            ("hebergement", "Hébergement"),
                            ("logement", "Accès ou maintien dans le logement"),
                            ("droits", "Accès aux droits"),
                            ("soins", "Accès aux soins"),
                            ("insertion", "Accompagnement vers l'emploi"),
                            ("formation", "Formation à un métier"),
                            ("parrainage", "Parrainage ou duo"),
                            ("culture_sport", "Culture, sport, loisirs"),
                            ("mobilite", "Mobilité"),
                            ("garde", "Garde d'enfants"),
                            ("autre", "Autre"),
                        ],
                        max_length=25,
                        verbose_name="type",
                    ),
                ),
                ("public", models.CharField(blank=True, max_length=300, verbose_name="pour qui")),
                (
                    "niveau_entree",
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
                        verbose_name="niveau de français à l'entrée",
                    ),
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
                        verbose_name="niveau de français visé",
                    ),
                ),
                (
                    "modalite",
                    models.CharField(
                        choices=[
                            ("presence", "Sur place"),
                            ("distance", "À distance"),
                            ("mixte", "Sur place et à distance"),
                        ],
                        default="presence",
                        max_length=10,
                        verbose_name="modalité",
                    ),
                ),
                ("horaires", models.CharField(blank=True, max_length=200, verbose_name="jours et horaires")),
                ("garde_enfants", models.BooleanField(blank=True, null=True, verbose_name="garde d'enfants")),
                ("cout", models.CharField(blank=True, max_length=100, verbose_name="coût pour la personne")),
                (
                    "sensible",
                    models.BooleanField(
                        default=False,
                        help_text="Y être orienté dit quelque chose de sensible (soins, hébergement spécialisé) : masquée hors de l'équipe.",
                        verbose_name="offre révélatrice",
                    ),
                ),
                ("actif", models.BooleanField(default=True, verbose_name="offre ouverte")),
                (
                    "commune",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="acteurs.commune",
                        verbose_name="commune",
                    ),
                ),
                (
                    "structure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="dispositifs", to="acteurs.structure"
                    ),
                ),
            ],
            options={
                "verbose_name": "offre",
                "ordering": ["nom"],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                ("debut", models.DateField(verbose_name="commence le")),
                (
                    "fin",
                    models.DateField(
                        blank=True,
                        help_text="Vide : on y entre toute l'année.",
                        null=True,
                        verbose_name="se termine le",
                    ),
                ),
                ("places", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="places")),
                (
                    "places_libres",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="places libres"),
                ),
                (
                    "confirme_le",
                    models.DateField(blank=True, editable=False, null=True, verbose_name="places confirmées le"),
                ),
                (
                    "dispositif",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sessions", to="acteurs.dispositif"
                    ),
                ),
            ],
            options={
                "ordering": ["debut"],
            },
        ),
        migrations.AddIndex(
            model_name="dispositif",
            index=models.Index(fields=["structure", "actif"], name="dispositif_structure"),
        ),
        migrations.AddConstraint(
            model_name="dispositif",
            constraint=models.UniqueConstraint(
                fields=("structure", "nom"),
                name="dispositif_nom_unique_par_structure",
                violation_error_message="Cette structure a déjà une offre de ce nom.",
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(("fin__isnull", True), ("fin__gte", models.F("debut")), _connector="OR"),
                name="session_dates_coherentes",
                violation_error_message="La date de fin précède la date de début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("places_libres__isnull", True),
                    ("places__isnull", True),
                    ("places_libres__lte", models.F("places")),
                    _connector="OR",
                ),
                name="session_places_libres_au_plus",
                violation_error_message="Il ne peut pas y avoir plus de places libres que de places.",
            ),
        ),
        migrations.AddConstraint(
            model_name="session",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirme_le__isnull", True), ("places_libres__isnull", True)),
                    models.Q(("confirme_le__isnull", False), ("places_libres__isnull", False)),
                    _connector="OR",
                ),
                name="session_places_confirmees",
                violation_error_message="Un nombre de places libres va avec le jour où il a été confirmé.",
            ),
        ),
        *journaliser(JOURNALISEES, "acteurs_dispositif", "acteurs_session"),
    ]
