"""The whole checklist of rights with its days; children's school, duos, appointments, needs to reach care."""

import uuid
from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from cirj.socle.journal_ecritures import journaliser
from cirj.socle.mur.politiques import elargir, fonctions
from parcours import mur as du_parcours
from parcours.journalises import JOURNALISEES
from parcours.mur.enceinte import enclore
from parcours.mur.gabarits import PAR_PILIER, du_pilier
from parcours.mur.tables_social import DROITS, DROITS_AVANT, DU_FOYER

(_DROITS_NOTES,) = journaliser(JOURNALISEES, "parcours_droit")


class Migration(migrations.Migration):
    dependencies = [
        ("socle", "0015_regles_droits"),
        ("acteurs", "0006_journal_d_une_personne"),
        ("parcours", "0019_papiers"),
    ]

    operations = [
        migrations.CreateModel(
            name="AccesSoins",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                ("interprete", models.BooleanField(blank=True, null=True, verbose_name="besoin d'un interprète")),
                ("interprete_langue", models.CharField(blank=True, max_length=3, verbose_name="langue")),
                ("interprete_le", models.DateField(blank=True, null=True, verbose_name="noté le")),
                (
                    "orientation",
                    models.BooleanField(
                        blank=True, null=True, verbose_name="besoin d'être orienté vers un service de santé"
                    ),
                ),
                ("orientation_le", models.DateField(blank=True, null=True, verbose_name="noté le")),
            ],
            options={
                "verbose_name": "accès aux soins",
                "verbose_name_plural": "accès aux soins",
            },
        ),
        migrations.CreateModel(
            name="BeneficiaireDuo",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
            ],
            options={
                "verbose_name": "bénéficiaire d'un duo",
                "verbose_name_plural": "bénéficiaires d'un duo",
            },
        ),
        migrations.CreateModel(
            name="Duo",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "type",
                    models.CharField(
                        choices=[
                            ("parrainage", "Parrainage"),
                            ("mentorat", "Mentorat"),
                            ("professionnel", "Duo avec un salarié"),
                            ("langue", "Duo de conversation"),
                        ],
                        max_length=15,
                        verbose_name="forme du duo",
                    ),
                ),
                ("benevole", models.CharField(max_length=30, verbose_name="prénom ou initiale du bénévole")),
                ("debut", models.DateField(default=django.utils.timezone.localdate, verbose_name="depuis le")),
                ("charte_le", models.DateField(blank=True, null=True, verbose_name="charte signée le")),
                ("fin_prevue", models.DateField(blank=True, null=True, verbose_name="fin prévue")),
                ("fin", models.DateField(blank=True, null=True, verbose_name="terminé le")),
                (
                    "motif_fin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("terme", "Arrivé à son terme"),
                            ("objectif", "Ce qui était voulu est atteint"),
                            ("souhait", "Souhait de la personne"),
                            ("benevole", "Le bénévole n'est plus disponible"),
                            ("demenagement", "Déménagement"),
                            ("autre", "Autre"),
                        ],
                        max_length=15,
                        verbose_name="pourquoi",
                    ),
                ),
            ],
            options={
                "verbose_name": "duo",
                "ordering": ["-debut"],
            },
        ),
        migrations.CreateModel(
            name="RendezVous",
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
                ("date", models.DateField(verbose_name="le")),
                ("heure", models.TimeField(blank=True, null=True, verbose_name="à")),
                ("avec", models.CharField(blank=True, max_length=100, verbose_name="avec quel service")),
                ("lieu", models.CharField(blank=True, max_length=150, verbose_name="lieu")),
                ("telephone", models.CharField(blank=True, max_length=20, verbose_name="téléphone du service")),
                ("interprete", models.CharField(blank=True, max_length=3, verbose_name="interprète")),
                (
                    "etat",
                    models.CharField(
                        choices=[
                            ("prevu", "Prévu"),
                            ("confirme", "Confirmé"),
                            ("tenu", "A eu lieu"),
                            ("manque", "Manqué"),
                            ("annule", "Annulé"),
                        ],
                        default="prevu",
                        max_length=10,
                        verbose_name="où en est-il",
                    ),
                ),
            ],
            options={
                "verbose_name": "rendez-vous",
                "verbose_name_plural": "rendez-vous",
                "ordering": ["-date", "-heure"],
            },
        ),
        migrations.CreateModel(
            name="Scolarite",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "niveau",
                    models.CharField(
                        choices=[
                            ("creche", "Crèche ou assistante maternelle"),
                            ("maternelle", "École maternelle"),
                            ("elementaire", "École élémentaire"),
                            ("college", "Collège"),
                            ("lycee", "Lycée général ou technologique"),
                            ("lycee_pro", "Lycée professionnel"),
                            ("superieur", "Études supérieures"),
                            ("en_attente", "En attente d'une place"),
                            ("non", "Non scolarisé"),
                        ],
                        max_length=12,
                        verbose_name="où en est l'enfant",
                    ),
                ),
                ("etablissement", models.CharField(blank=True, max_length=120, verbose_name="établissement")),
                ("upe2a", models.BooleanField(default=False, verbose_name="classe pour élèves qui arrivent (UPE2A)")),
                ("cantine", models.BooleanField(blank=True, null=True, verbose_name="cantine")),
                ("garde", models.BooleanField(blank=True, null=True, verbose_name="garde avant ou après la classe")),
                ("debut", models.DateField(default=django.utils.timezone.localdate, verbose_name="depuis le")),
                ("fin", models.DateField(blank=True, null=True, verbose_name="jusqu'au")),
            ],
            options={
                "verbose_name": "scolarité",
                "ordering": ["-debut"],
            },
        ),
        migrations.AddField(
            model_name="droit",
            name="demande_le",
            field=models.DateField(blank=True, null=True, verbose_name="demandé le"),
        ),
        migrations.AddField(
            model_name="droit",
            name="ouvert_le",
            field=models.DateField(blank=True, null=True, verbose_name="ouvert le"),
        ),
        migrations.AddField(
            model_name="droit",
            name="recours_le",
            field=models.DateField(blank=True, null=True, verbose_name="recours le"),
        ),
        migrations.AddField(
            model_name="droit",
            name="refuse_le",
            field=models.DateField(blank=True, null=True, verbose_name="refusé le"),
        ),
        migrations.AddField(
            model_name="droit",
            name="renouveler_le",
            field=models.DateField(blank=True, null=True, verbose_name="à renouveler le"),
        ),
        migrations.AddField(
            model_name="droit",
            name="renouvellement_demande_le",
            field=models.DateField(blank=True, null=True, verbose_name="renouvellement demandé le"),
        ),
        migrations.AlterField(
            model_name="droit",
            name="etat",
            field=models.CharField(
                choices=[
                    ("a_faire", "À faire"),
                    ("demande", "Demandé"),
                    ("ouvert", "Ouvert"),
                    ("refuse", "Refusé"),
                    ("recours", "En recours"),
                    ("sans_objet", "Sans objet"),
                ],
                max_length=10,
                verbose_name="état",
            ),
        ),
        migrations.AlterField(
            model_name="droit",
            name="fin",
            field=models.DateField(blank=True, null=True, verbose_name="ouvert jusqu'au"),
        ),
        migrations.AlterField(
            model_name="droit",
            name="type",
            field=models.CharField(
                choices=[
                    ("puma", "Assurance maladie"),
                    ("css", "Complémentaire santé solidaire"),
                    ("carte_vitale", "Carte Vitale"),
                    ("medecin_traitant", "Médecin traitant"),
                    ("bilan_sante", "Bilan de santé"),
                    ("pass", "Permanence d'accès aux soins (PASS)"),
                    ("pmi", "Protection maternelle et infantile (PMI)"),
                    ("mdph", "Maison des personnes handicapées (MDPH)"),
                    ("caf", "Allocations familiales"),
                    ("rsa", "Revenu de solidarité active (RSA)"),
                    ("prime_activite", "Prime d'activité"),
                    ("apl", "Aide au logement"),
                    ("compte_bancaire", "Compte bancaire"),
                    ("droit_compte", "Droit au compte (Banque de France)"),
                    ("domiciliation", "Domiciliation"),
                    ("impots", "Déclaration d'impôts"),
                    ("titre_voyage", "Titre de voyage"),
                    ("dcem", "Document de circulation des enfants (DCEM)"),
                    ("transport", "Tarif ou carte de transport"),
                ],
                max_length=20,
                verbose_name="droit",
            ),
        ),
        migrations.AlterField(
            model_name="suivi",
            name="mode",
            field=models.CharField(
                choices=[
                    ("entretien", "Entretien"),
                    ("telephone", "Téléphone"),
                    ("visite", "Visite à domicile"),
                    ("accompagnement", "Accompagnement à un rendez-vous"),
                    ("message", "Message"),
                    ("duo", "Nouvelles d'un duo"),
                    ("collectif", "Activité collective"),
                    ("tiers", "Échange avec un partenaire"),
                    ("import", "Contact repris du tableau"),
                    ("reprise", "Note reprise du tableau"),
                ],
                default="entretien",
                max_length=20,
                verbose_name="mode",
            ),
        ),
        migrations.AddConstraint(
            model_name="droit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ouvert_le__isnull", True),
                    ("demande_le__isnull", True),
                    ("ouvert_le__gte", models.F("demande_le")),
                    _connector="OR",
                ),
                name="droit_ouvert_le_apres_demande",
                violation_error_message="Cette date précède celle de la demande.",
            ),
        ),
        migrations.AddConstraint(
            model_name="droit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("refuse_le__isnull", True),
                    ("demande_le__isnull", True),
                    ("refuse_le__gte", models.F("demande_le")),
                    _connector="OR",
                ),
                name="droit_refuse_le_apres_demande",
                violation_error_message="Cette date précède celle de la demande.",
            ),
        ),
        migrations.AddConstraint(
            model_name="droit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("recours_le__isnull", True),
                    ("demande_le__isnull", True),
                    ("recours_le__gte", models.F("demande_le")),
                    _connector="OR",
                ),
                name="droit_recours_le_apres_demande",
                violation_error_message="Cette date précède celle de la demande.",
            ),
        ),
        migrations.AddField(
            model_name="accessoins",
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
            model_name="accessoins",
            name="personne",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="acces_soins", to="parcours.personne"
            ),
        ),
        migrations.AddField(
            model_name="beneficiaireduo",
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
            model_name="beneficiaireduo",
            name="personne",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="duos_partages", to="parcours.personne"
            ),
        ),
        migrations.AddField(
            model_name="duo",
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
            model_name="duo",
            name="personne",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="duos", to="parcours.personne"
            ),
        ),
        migrations.AddField(
            model_name="duo",
            name="structure",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="acteurs.structure",
                verbose_name="structure qui organise",
            ),
        ),
        migrations.AddField(
            model_name="beneficiaireduo",
            name="duo",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="beneficiaires", to="parcours.duo"
            ),
        ),
        migrations.AddField(
            model_name="rendezvous",
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
            model_name="rendezvous",
            name="parcours",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="rendez_vous", to="parcours.parcours"
            ),
        ),
        migrations.AddField(
            model_name="rendezvous",
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
            model_name="scolarite",
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
            model_name="scolarite",
            name="personne",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="scolarites", to="parcours.personne"
            ),
        ),
        migrations.AddConstraint(
            model_name="accessoins",
            constraint=models.UniqueConstraint(
                fields=("personne",),
                name="acces_soins_un_par_personne",
                violation_error_message="Ces besoins sont déjà notés pour cette personne.",
            ),
        ),
        migrations.AddConstraint(
            model_name="accessoins",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("interprete_langue", ""),
                    models.Q(("interprete", True), ("interprete__isnull", False)),
                    _connector="OR",
                ),
                name="acces_soins_langue_si_interprete",
                violation_error_message="Dites que la personne a besoin d'un interprète, pour en noter la langue.",
            ),
        ),
        migrations.AddConstraint(
            model_name="duo",
            constraint=models.CheckConstraint(
                condition=models.Q(("fin__isnull", True), ("fin__gte", models.F("debut")), _connector="OR"),
                name="duo_dates_coherentes",
                violation_error_message="La date de fin précède la date de début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="duo",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fin_prevue__isnull", True), ("fin_prevue__gte", models.F("debut")), _connector="OR"
                ),
                name="duo_fin_prevue_coherente",
                violation_error_message="La fin prévue précède le début du duo.",
            ),
        ),
        migrations.AddConstraint(
            model_name="duo",
            constraint=models.CheckConstraint(
                condition=models.Q(("motif_fin", ""), ("fin__isnull", False), _connector="OR"),
                name="duo_motif_avec_fin",
                violation_error_message="Indiquez le jour de la fin, avec sa raison.",
            ),
        ),
        migrations.AddConstraint(
            model_name="beneficiaireduo",
            constraint=models.UniqueConstraint(
                fields=("duo", "personne"),
                name="duo_beneficiaire_une_fois",
                violation_error_message="Cette personne est déjà dans ce duo.",
            ),
        ),
        migrations.AddIndex(
            model_name="rendezvous",
            index=models.Index(fields=["parcours", "date"], name="rendez_vous_parcours_date"),
        ),
        migrations.AddConstraint(
            model_name="rendezvous",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("avec", ""), _negated=True), ("structure__isnull", False), _connector="OR"
                ),
                name="rendez_vous_avec_qui",
                violation_error_message="Dites avec quel service, ou choisissez une structure du réseau.",
            ),
        ),
        migrations.AddConstraint(
            model_name="scolarite",
            constraint=models.CheckConstraint(
                condition=models.Q(("fin__isnull", True), ("fin__gte", models.F("debut")), _connector="OR"),
                name="scolarite_dates_coherentes",
                violation_error_message="La date de fin précède la date de début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="scolarite",
            constraint=models.UniqueConstraint(
                condition=models.Q(("fin__isnull", True)),
                fields=("personne",),
                name="scolarite_une_seule_en_cours",
                violation_error_message="Une scolarité est déjà en cours pour cet enfant : corrigez-la ou terminez-la.",
            ),
        ),
        elargir(DROITS_AVANT, DROITS),
        fonctions(
            Path(du_parcours.__file__).parent / "foyers.sql",
            [f"drop function acces.{f}(text)" for f in ("foyers_lus", "foyers_du_pilier")],
        ),
        # The journal keeps no value of a right of health: its function holds the list too.
        migrations.RunSQL(_DROITS_NOTES.sql, migrations.RunSQL.noop),
        *enclore("parcours_scolarite", *DU_FOYER, parent="personne"),
        *enclore("parcours_duo", *DU_FOYER, parent="personne"),
        *enclore("parcours_beneficiaireduo", *DU_FOYER, parent="personne"),
        *enclore("parcours_rendezvous", *PAR_PILIER, parent="parcours"),
        *enclore("parcours_accessoins", *du_pilier("sante"), parent="personne"),
    ]
