"""Referrals between structures, and the chains of steps they make."""

import uuid
from pathlib import Path

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from cirj.socle.mur.departements import declencheur
from cirj.socle.mur.politiques import fonctions
from parcours import mur as du_parcours
from parcours.mur.enceinte import enclore
from parcours.mur.tables_orientation import ENCHAINEMENT, ENVOI_FIGE, MAILLON, MAILLON_FIGE, ORIENTATION

SQL = Path(du_parcours.__file__).parent / "orientation.sql"
FONCTIONS = (
    "orientations_recues()", "presentation_d_orientation(uuid)", "etapes_d_enchainement(uuid)", "changer_orientation()",
    "ouvrir_par_orientation()", "clore_les_orientations()", "age_a(date, date)",
)  # fmt: skip


def figer(table: str, colonnes: tuple[str, ...]) -> migrations.RunSQL:
    arguments = ", ".join(f"'{colonne}'" for colonne in colonnes)
    return declencheur(table, "figer", f"before update on {table}", f"acces.figer({arguments})")


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0008_offre"),
        ("parcours", "0024_activites"),
        ("socle", "0012_regles_orientation"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Enchainement",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
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
                    "parcours",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="enchainement", to="parcours.parcours"
                    ),
                ),
            ],
            options={
                "verbose_name": "enchaînement",
                "verbose_name_plural": "enchaînements",
            },
        ),
        migrations.CreateModel(
            name="Orientation",
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
                ("demande", models.TextField(blank=True, max_length=500, verbose_name="ce qui est demandé")),
                ("accord_le", models.DateField(verbose_name="accord de la personne le")),
                (
                    "etat",
                    models.CharField(
                        choices=[
                            ("envoyee", "Envoyée, sans réponse"),
                            ("attente", "En liste d'attente"),
                            ("acceptee", "Acceptée"),
                            ("refusee", "Refusée"),
                            ("commencee", "Commencée"),
                            ("terminee", "Terminée"),
                            ("annulee", "Annulée"),
                        ],
                        default="envoyee",
                        max_length=10,
                        verbose_name="état",
                    ),
                ),
                ("envoyee_le", models.DateField(default=django.utils.timezone.localdate, verbose_name="envoyée le")),
                ("attente_le", models.DateField(blank=True, null=True, verbose_name="en liste d'attente depuis le")),
                ("repondue_le", models.DateField(blank=True, null=True, verbose_name="répondue le")),
                (
                    "motif",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("place", "Pas de place"),
                            ("niveau", "Niveau inadapté"),
                            ("secteur", "Hors secteur"),
                            ("public", "Hors public"),
                            ("injoignable", "Personne injoignable"),
                            ("souhait", "La personne ne le souhaite pas"),
                            ("autre", "Autre raison"),
                        ],
                        max_length=12,
                        verbose_name="raison du refus",
                    ),
                ),
                ("precision", models.CharField(blank=True, max_length=300, verbose_name="précision")),
                ("commencee_le", models.DateField(blank=True, null=True, verbose_name="commencée le")),
                ("terminee_le", models.DateField(blank=True, null=True, verbose_name="terminée le")),
                (
                    "resultat",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("atteint", "Objectif atteint"),
                            ("partiel", "Objectif atteint en partie"),
                            ("arretee", "La personne a arrêté avant la fin"),
                            ("reorientee", "Réorientée ailleurs"),
                            ("autre", "Autre"),
                        ],
                        max_length=12,
                        verbose_name="résultat",
                    ),
                ),
                ("bilan", models.CharField(blank=True, max_length=300, verbose_name="en une phrase")),
                ("annulee_le", models.DateField(blank=True, null=True, verbose_name="annulée le")),
                ("classee_le", models.DateField(blank=True, null=True, verbose_name="refus vu le")),
                (
                    "agent",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "annulee_par",
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
                    "attente_par",
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
                    "classee_par",
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
                    "commencee_par",
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
                    "destination",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="acteurs.structure"
                    ),
                ),
                (
                    "dispositif",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="acteurs.dispositif",
                    ),
                ),
                (
                    "parcours",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="orientations", to="parcours.parcours"
                    ),
                ),
                (
                    "repondue_par",
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
                    "session",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="acteurs.session",
                    ),
                ),
                (
                    "structure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="acteurs.structure"
                    ),
                ),
                (
                    "suite_de",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="suites",
                        to="parcours.orientation",
                    ),
                ),
                (
                    "terminee_par",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-envoyee_le", "-cree_le"],
            },
        ),
        migrations.CreateModel(
            name="Maillon",
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
                        verbose_name="étape",
                    ),
                ),
                ("precision", models.CharField(blank=True, max_length=200, verbose_name="précision")),
                ("debut_prevu", models.DateField(verbose_name="commence le")),
                ("fin_prevue", models.DateField(verbose_name="se termine le")),
                ("fait_le", models.DateField(blank=True, null=True, verbose_name="terminée le")),
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
                    "dispositif",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="acteurs.dispositif",
                    ),
                ),
                (
                    "enchainement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="maillons", to="parcours.enchainement"
                    ),
                ),
                (
                    "parcours",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="maillons", to="parcours.parcours"
                    ),
                ),
                (
                    "structure",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="acteurs.structure",
                    ),
                ),
                (
                    "orientation",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="maillons",
                        to="parcours.orientation",
                    ),
                ),
            ],
            options={
                "verbose_name": "étape d'un enchaînement",
                "verbose_name_plural": "étapes d'un enchaînement",
                "ordering": ["debut_prevu", "cree_le"],
            },
        ),
        migrations.AddIndex(
            model_name="orientation",
            index=models.Index(
                condition=models.Q(("etat__in", ["envoyee", "attente"])),
                fields=["destination", "etat"],
                name="orientation_a_repondre",
            ),
        ),
        migrations.AddIndex(
            model_name="orientation",
            index=models.Index(fields=["departement", "etat", "envoyee_le"], name="orientation_departement"),
        ),
        migrations.AddConstraint(
            model_name="orientation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("etat", "envoyee"),
                        ("attente_le__isnull", True),
                        ("repondue_le__isnull", True),
                        ("commencee_le__isnull", True),
                        ("annulee_le__isnull", True),
                    ),
                    models.Q(
                        ("etat", "attente"),
                        models.Q(("attente_le__isnull", True), _negated=True),
                        ("repondue_le__isnull", True),
                        ("commencee_le__isnull", True),
                        ("annulee_le__isnull", True),
                    ),
                    models.Q(
                        ("etat__in", ["acceptee", "refusee"]),
                        models.Q(("repondue_le__isnull", True), _negated=True),
                        ("commencee_le__isnull", True),
                        ("annulee_le__isnull", True),
                    ),
                    models.Q(
                        ("etat__in", ["commencee", "terminee"]),
                        models.Q(("repondue_le__isnull", True), _negated=True),
                        models.Q(("commencee_le__isnull", True), _negated=True),
                        ("annulee_le__isnull", True),
                    ),
                    models.Q(
                        ("etat", "annulee"),
                        ("repondue_le__isnull", True),
                        ("commencee_le__isnull", True),
                        models.Q(("annulee_le__isnull", True), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="orientation_etat_et_dates",
                violation_error_message="L'état de l'orientation et ses dates ne vont pas ensemble.",
            ),
        ),
        migrations.AddConstraint(
            model_name="orientation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("etat", "terminee"), ("terminee_le__isnull", False), models.Q(("resultat", ""), _negated=True)
                    ),
                    models.Q(
                        models.Q(("etat", "terminee"), _negated=True),
                        ("bilan", ""),
                        ("resultat", ""),
                        ("terminee_le__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="orientation_terminee_avec_resultat",
                violation_error_message="Une orientation terminée a une date et un résultat.",
            ),
        ),
        migrations.AddConstraint(
            model_name="orientation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("etat", "refusee"), models.Q(("motif", ""), _negated=True)),
                    models.Q(models.Q(("etat", "refusee"), _negated=True), ("motif", ""), ("precision", "")),
                    _connector="OR",
                ),
                name="orientation_refus_motive",
                violation_error_message="Choisissez la raison du refus.",
            ),
        ),
        migrations.AddConstraint(
            model_name="orientation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("motif", "autre"), _negated=True),
                    models.Q(("precision", ""), _negated=True),
                    ("pilier", "sante"),
                    _connector="OR",
                ),
                name="orientation_autre_raison_dite",
                violation_error_message="Dites l'autre raison en quelques mots.",
            ),
        ),
        migrations.AddConstraint(
            model_name="orientation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(models.Q(("pilier", "sante"), _negated=True), models.Q(("demande", ""), _negated=True)),
                    models.Q(("bilan", ""), ("demande", ""), ("pilier", "sante"), ("precision", "")),
                    _connector="OR",
                ),
                name="orientation_sante_sans_mots",
                violation_error_message="Dites ce qui est demandé ; pour la santé, laissez ce texte vide.",
            ),
        ),
        migrations.AddConstraint(
            model_name="orientation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("accord_le__lte", models.F("envoyee_le")),
                    models.Q(
                        ("attente_le__isnull", True), ("attente_le__gte", models.F("envoyee_le")), _connector="OR"
                    ),
                    models.Q(
                        ("repondue_le__isnull", True), ("repondue_le__gte", models.F("envoyee_le")), _connector="OR"
                    ),
                    models.Q(
                        ("annulee_le__isnull", True), ("annulee_le__gte", models.F("envoyee_le")), _connector="OR"
                    ),
                ),
                name="orientation_dates_apres_envoi",
                violation_error_message="L'accord précède l'envoi, et l'envoi précède la réponse.",
            ),
        ),
        migrations.AddConstraint(
            model_name="orientation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("commencee_le__isnull", True), ("commencee_le__gte", models.F("envoyee_le")), _connector="OR"
                    ),
                    models.Q(
                        ("terminee_le__isnull", True), ("terminee_le__gte", models.F("commencee_le")), _connector="OR"
                    ),
                ),
                name="orientation_debut_avant_fin",
                violation_error_message="Le début ne précède pas l'envoi, et la fin ne précède pas le début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="orientation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("attente_le__isnull", True), ("attente_par__isnull", True)),
                        models.Q(("attente_le__isnull", False), ("attente_par__isnull", False)),
                        _connector="OR",
                    ),
                    models.Q(
                        models.Q(("repondue_le__isnull", True), ("repondue_par__isnull", True)),
                        models.Q(("repondue_le__isnull", False), ("repondue_par__isnull", False)),
                        _connector="OR",
                    ),
                    models.Q(
                        models.Q(("commencee_le__isnull", True), ("commencee_par__isnull", True)),
                        models.Q(("commencee_le__isnull", False), ("commencee_par__isnull", False)),
                        _connector="OR",
                    ),
                    models.Q(
                        models.Q(("terminee_le__isnull", True), ("terminee_par__isnull", True)),
                        models.Q(("terminee_le__isnull", False), ("terminee_par__isnull", False)),
                        _connector="OR",
                    ),
                    models.Q(
                        models.Q(("classee_le__isnull", True), ("classee_par__isnull", True)),
                        models.Q(("classee_le__isnull", False), ("classee_par__isnull", False)),
                        _connector="OR",
                    ),
                ),
                name="orientation_auteurs",
                violation_error_message="Chaque étape d'une orientation a son auteur.",
            ),
        ),
        migrations.AddConstraint(
            model_name="orientation",
            constraint=models.CheckConstraint(
                condition=models.Q(("classee_le__isnull", True), ("etat", "refusee"), _connector="OR"),
                name="orientation_classee_refusee",
                violation_error_message="Seul un refus se classe.",
            ),
        ),
        migrations.AddConstraint(
            model_name="orientation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("etat__in", ["envoyee", "attente"])),
                fields=("parcours", "pilier", "destination", "dispositif", "session"),
                name="orientation_une_seule_sans_reponse",
                nulls_distinct=False,
                violation_error_message="Cette orientation est déjà envoyée ; elle attend sa réponse.",
            ),
        ),
        migrations.AddConstraint(
            model_name="maillon",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fin_prevue__isnull", True), ("fin_prevue__gte", models.F("debut_prevu")), _connector="OR"
                ),
                name="maillon_dates_coherentes",
                violation_error_message="La date de fin précède la date de début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="maillon",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fait_le__isnull", True), ("fait_le__gte", models.F("debut_prevu")), _connector="OR"
                ),
                name="maillon_fait_apres_debut",
                violation_error_message="Cette étape ne peut pas se terminer avant d'avoir commencé : corrigez ses dates.",
            ),
        ),
        fonctions(SQL, [f"drop function acces.{signature}" for signature in FONCTIONS]),
        *enclore(*ORIENTATION, parent="parcours"),
        *enclore(*ENCHAINEMENT, parent="parcours"),
        *enclore(*MAILLON, parent="parcours"),
        figer("parcours_orientation", ENVOI_FIGE),
        figer("parcours_maillon", MAILLON_FIGE),
        declencheur(
            "parcours_orientation",
            "changer_orientation",
            "before update of etat on parcours_orientation",
            "acces.changer_orientation()",
        ),
        migrations.RunSQL(
            "create trigger ouvrir_par_orientation after update of etat on parcours_orientation for each row"
            " when (new.etat = 'acceptee' and old.etat <> 'acceptee') execute function acces.ouvrir_par_orientation()",
            "drop trigger ouvrir_par_orientation on parcours_orientation",
        ),
        migrations.RunSQL(
            "create trigger clore_les_orientations after update of fin on parcours_parcours for each row"
            " when (new.fin is not null) execute function acces.clore_les_orientations()",
            "drop trigger clore_les_orientations on parcours_parcours",
        ),
    ]
