"""Housing: what is known of a stay and of the dwelling, sliding leases, applications; the offer a course comes from."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from parcours.mur.enceinte import enclore
from parcours.mur.gabarits import du_pilier


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0008_offre"),
        ("parcours", "0020_droits_duos_rendez_vous"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="BailGlissant",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "captation_depuis",
                    models.DateField(blank=True, null=True, verbose_name="logement recherché depuis le"),
                ),
                ("glissement_prevu", models.DateField(blank=True, null=True, verbose_name="glissement prévu le")),
                (
                    "retard",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ressources", "Ressources insuffisantes"),
                            ("impayes", "Impayés à régler"),
                            ("droits", "Droits ou titre de séjour en attente"),
                            ("reunification", "Famille attendue, logement trop petit"),
                            ("bailleur", "Le bailleur n'est pas prêt"),
                            ("accompagnement", "Encore besoin d'un accompagnement"),
                            ("autre", "Autre"),
                        ],
                        max_length=14,
                        verbose_name="pourquoi le bail tarde à glisser",
                    ),
                ),
                ("glisse_le", models.DateField(blank=True, null=True, verbose_name="bail glissé le")),
                ("arrete_le", models.DateField(blank=True, null=True, verbose_name="recherche arrêtée le")),
                ("impayes", models.BooleanField(blank=True, null=True, verbose_name="impayés de loyer")),
                ("degradations", models.BooleanField(blank=True, null=True, verbose_name="dégradations")),
                (
                    "constate_le",
                    models.DateField(blank=True, null=True, verbose_name="impayés et dégradations constatés le"),
                ),
            ],
            options={
                "verbose_name": "bail glissant",
                "verbose_name_plural": "baux glissants",
                "ordering": ["-cree_le"],
            },
        ),
        migrations.CreateModel(
            name="DemandeLogement",
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
                    "type",
                    models.CharField(
                        choices=[
                            ("logement_social", "Demande de logement social"),
                            ("siao", "Demande au SIAO (hébergement et insertion)"),
                            ("dalo", "DALO (droit au logement opposable)"),
                            ("fsl", "FSL (fonds de solidarité pour le logement)"),
                            ("visale", "Garantie Visale"),
                            ("loca_pass", "Avance Loca-Pass"),
                            ("mobilite", "Mobilité nationale"),
                        ],
                        max_length=16,
                        verbose_name="demande",
                    ),
                ),
                (
                    "etat",
                    models.CharField(
                        choices=[
                            ("deposee", "Déposée"),
                            ("en_instruction", "En instruction"),
                            ("proposition", "Proposition reçue"),
                            ("acceptee", "Acceptée"),
                            ("refusee", "Refusée"),
                            ("renouvelee", "Renouvelée"),
                            ("recours", "En recours"),
                            ("abandonnee", "Abandonnée"),
                        ],
                        default="deposee",
                        max_length=14,
                        verbose_name="état",
                    ),
                ),
                (
                    "motif_refus",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("pieces", "Dossier incomplet"),
                            ("ressources", "Ressources"),
                            ("composition", "Composition du ménage"),
                            ("autre_candidat", "Un autre ménage a été retenu"),
                            ("personne", "Refus de la personne"),
                            ("criteres", "Ne remplit pas les conditions"),
                            ("autre", "Autre"),
                        ],
                        max_length=14,
                        verbose_name="motif du refus",
                    ),
                ),
                ("renouvelee_le", models.DateField(blank=True, null=True, verbose_name="renouvelée le")),
                ("prochaine_echeance", models.DateField(blank=True, null=True, verbose_name="prochaine échéance")),
                (
                    "numero",
                    models.CharField(
                        blank=True, help_text="Le numéro unique, par exemple.", max_length=30, verbose_name="numéro"
                    ),
                ),
                (
                    "communes",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=5),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="communes souhaitées",
                    ),
                ),
            ],
            options={
                "verbose_name": "demande de logement",
                "verbose_name_plural": "demandes de logement",
                "ordering": ["-date", "-cree_le"],
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="inscriptioncours",
            name="dispositif",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="acteurs.dispositif",
                verbose_name="offre",
            ),
        ),
        migrations.AddField(
            model_name="sejour",
            name="accord_le",
            field=models.DateField(blank=True, null=True, verbose_name="convention d'accueil signée le"),
        ),
        migrations.AddField(
            model_name="sejour",
            name="charges",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="charges par mois, en euros"),
        ),
        migrations.AddField(
            model_name="sejour",
            name="loyer",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="loyer par mois, en euros"),
        ),
        migrations.AddField(
            model_name="sejour",
            name="mediateur",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="médiation",
            ),
        ),
        migrations.AddField(
            model_name="sejour",
            name="motif_fin",
            field=models.CharField(
                blank=True,
                choices=[
                    ("logement_trouve", "Entrée dans un logement"),
                    ("autre_hebergement", "Orientation vers un autre hébergement"),
                    ("glissement", "Le bail a glissé"),
                    ("fin_prise_en_charge", "Fin de la prise en charge"),
                    ("rupture", "Rupture du contrat ou de la convention"),
                    ("depart", "Départ choisi"),
                    ("expulsion", "Expulsion"),
                    ("departement", "Départ du département"),
                    ("deces", "Décès"),
                    ("autre", "Autre"),
                ],
                max_length=20,
                verbose_name="motif de la sortie",
            ),
        ),
        migrations.AddField(
            model_name="sejour",
            name="occupants",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="personnes dans le logement"),
        ),
        migrations.AddField(
            model_name="sejour",
            name="pmr",
            field=models.BooleanField(
                blank=True, null=True, verbose_name="accessible aux personnes à mobilité réduite"
            ),
        ),
        migrations.AddField(
            model_name="sejour",
            name="prolongation_accordee_jusqu_au",
            field=models.DateField(blank=True, null=True, verbose_name="prolongation accordée jusqu'au"),
        ),
        migrations.AddField(
            model_name="sejour",
            name="surface",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="surface en m²"),
        ),
        migrations.AddField(
            model_name="sejour",
            name="typologie",
            field=models.CharField(
                blank=True,
                choices=[
                    ("t1", "T1 ou studio"),
                    ("t2", "T2"),
                    ("t3", "T3"),
                    ("t4", "T4"),
                    ("t5", "T5"),
                    ("t6", "T6 ou plus"),
                ],
                max_length=2,
                verbose_name="type de logement",
            ),
        ),
        migrations.AddConstraint(
            model_name="sejour",
            constraint=models.CheckConstraint(
                condition=models.Q(("motif_fin", ""), ("fin__isnull", False), _connector="OR"),
                name="sejour_motif_avec_fin",
                violation_error_message="Un motif de sortie va avec une date de sortie.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sejour",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("prolongation_accordee_jusqu_au__isnull", True),
                    ("categorie__in", ["caes", "cada", "huda", "prahda", "cph"]),
                    _connector="OR",
                ),
                name="sejour_prolongation_dna_ou_cph",
                violation_error_message="Une prolongation concerne l'hébergement pour demandeurs d'asile ou un centre provisoire d'hébergement.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sejour",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("prolongation_accordee_jusqu_au__isnull", True),
                    ("prolongation_accordee_jusqu_au__gte", models.F("debut")),
                    _connector="OR",
                ),
                name="sejour_prolongation_apres_entree",
                violation_error_message="La date de fin précède la date de début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="sejour",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("accord_le__isnull", True), ("mediateur__isnull", True)),
                    ("categorie", "hebergement_citoyen"),
                    _connector="OR",
                ),
                name="sejour_convention_citoyenne",
                violation_error_message="La convention et la médiation concernent l'hébergement citoyen.",
            ),
        ),
        migrations.AddField(
            model_name="bailglissant",
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
            model_name="bailglissant",
            name="personne",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="baux", to="parcours.personne"
            ),
        ),
        migrations.AddField(
            model_name="bailglissant",
            name="sejour",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="bail",
                to="parcours.sejour",
            ),
        ),
        migrations.AddField(
            model_name="demandelogement",
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
            model_name="demandelogement",
            name="personne",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="%(class)ss", to="parcours.personne"
            ),
        ),
        migrations.AddField(
            model_name="demandelogement",
            name="structure",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="acteurs.structure",
            ),
        ),
        migrations.AddConstraint(
            model_name="bailglissant",
            constraint=models.UniqueConstraint(
                condition=models.Q(("arrete_le__isnull", True), ("sejour__isnull", True)),
                fields=("personne",),
                name="bail_une_seule_recherche",
                violation_error_message="Un logement est déjà recherché pour cette personne.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bailglissant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("glisse_le__isnull", True),
                    models.Q(("arrete_le__isnull", True), ("sejour__isnull", False)),
                    _connector="OR",
                ),
                name="bail_glisse_apres_sous_location",
                violation_error_message="Un bail glisse après une sous-location.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bailglissant",
            constraint=models.CheckConstraint(
                condition=models.Q(("arrete_le__isnull", True), ("sejour__isnull", True), _connector="OR"),
                name="bail_arret_de_la_recherche",
                violation_error_message="Le logement est trouvé : c'est le séjour qui prend fin.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bailglissant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("captation_depuis__isnull", True),
                    ("arrete_le__isnull", True),
                    ("arrete_le__gte", models.F("captation_depuis")),
                    _connector="OR",
                ),
                name="bail_dates_coherentes",
                violation_error_message="La recherche s'arrête avant d'avoir commencé.",
            ),
        ),
        migrations.AddConstraint(
            model_name="bailglissant",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("degradations__isnull", True), ("impayes__isnull", True)),
                    ("constate_le__isnull", False),
                    _connector="OR",
                ),
                name="bail_constat_date",
                violation_error_message="Dites à quelle date les impayés et les dégradations sont constatés.",
            ),
        ),
        migrations.AddConstraint(
            model_name="demandelogement",
            constraint=models.CheckConstraint(
                condition=models.Q(("motif_refus", ""), ("etat__in", ["refusee", "recours"]), _connector="OR"),
                name="demande_motif_avec_refus",
                violation_error_message="Un motif de refus va avec un refus, ou avec le recours qui le suit.",
            ),
        ),
        migrations.AddConstraint(
            model_name="demandelogement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("renouvelee_le__isnull", True),
                    ("date__isnull", True),
                    ("renouvelee_le__gte", models.F("date")),
                    _connector="OR",
                ),
                name="demande_renouvelee_apres_depot",
                violation_error_message="Le renouvellement précède le dépôt.",
            ),
        ),
        migrations.AddConstraint(
            model_name="demandelogement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("etat", "renouvelee"), _negated=True), ("renouvelee_le__isnull", False), _connector="OR"
                ),
                name="demande_renouvelee_datee",
                violation_error_message="Indiquez quand la demande a été renouvelée.",
            ),
        ),
        *enclore("parcours_bailglissant", *du_pilier("logement"), parent="personne"),
        *enclore("parcours_demandelogement", *du_pilier("logement"), parent="personne"),
    ]
