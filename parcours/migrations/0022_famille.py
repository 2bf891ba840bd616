"""Dated households that never overlap; the family reunion and who is to come."""

import uuid

import django.contrib.postgres.constraints
import django.db.models.deletion
from django.db import migrations, models

from parcours.mur.enceinte import enclore
from parcours.mur.gabarits import PAPIERS

# One household at a time, one person of reference each: what was noted otherwise is put right, the earliest first.
SANS_CHEVAUCHEMENT = [
    """with suivies as (
        select id, lead(debut) over (partition by personne_id order by debut, cree_le, id) as suivant
        from parcours_membremenage
    )
    update parcours_membremenage m set fin = s.suivant
    from suivies s where s.id = m.id and s.suivant is not null and (m.fin is null or m.fin > s.suivant)""",
    """update parcours_membremenage m set lien = 'autre' where m.lien = 'titulaire' and exists (
        select 1 from parcours_membremenage a
        where a.menage_id = m.menage_id and a.lien = 'titulaire' and (a.debut, a.cree_le, a.id) < (m.debut, m.cree_le, m.id)
          and daterange(a.debut, a.fin) && daterange(m.debut, m.fin)
    )""",
    "set constraints all immediate",
]


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0008_offre"),
        ("parcours", "0021_logement"),
    ]

    operations = [
        migrations.CreateModel(
            name="MembreReunification",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                ("nom", models.CharField(max_length=60, verbose_name="nom")),
                ("prenom", models.CharField(blank=True, max_length=60, verbose_name="prénom")),
                (
                    "sexe",
                    models.CharField(
                        blank=True,
                        choices=[("F", "Femme"), ("M", "Homme"), ("", "Non renseigné")],
                        max_length=1,
                        verbose_name="sexe",
                    ),
                ),
                (
                    "lien",
                    models.CharField(
                        choices=[
                            ("conjoint", "Époux, épouse ou partenaire"),
                            ("concubin", "Concubin, concubine"),
                            ("enfant", "Enfant non marié"),
                            ("parent", "Parent d'une personne protégée mineure"),
                            ("fratrie", "Frère ou sœur mineur, avec un parent"),
                        ],
                        max_length=10,
                        verbose_name="lien avec la personne protégée",
                    ),
                ),
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
                ("arrive_le", models.DateField(blank=True, editable=False, null=True, verbose_name="arrivé le")),
            ],
            options={
                "verbose_name": "personne attendue",
                "verbose_name_plural": "personnes attendues",
                "ordering": ["date_naissance", "nom", "prenom"],
            },
        ),
        migrations.CreateModel(
            name="ReunificationFamiliale",
            fields=[
                ("id", models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ("cree_le", models.DateTimeField(auto_now_add=True, verbose_name="créé le")),
                ("modifie_le", models.DateTimeField(auto_now=True, verbose_name="modifié le")),
                (
                    "etat",
                    models.CharField(
                        choices=[
                            ("envisagee", "Envisagée"),
                            ("en_cours", "En cours"),
                            ("acceptee", "Acceptée"),
                            ("refusee", "Refusée"),
                        ],
                        max_length=10,
                        verbose_name="où elle en est",
                    ),
                ),
                ("demande_le", models.DateField(blank=True, null=True, verbose_name="demandes de visa déposées le")),
                ("decision_le", models.DateField(blank=True, null=True, verbose_name="décision le")),
                ("motif_refus", models.CharField(blank=True, max_length=300, verbose_name="motif du refus")),
                ("recours_avant", models.DateField(blank=True, null=True, verbose_name="recours possible jusqu'au")),
            ],
            options={
                "verbose_name": "réunification familiale",
                "verbose_name_plural": "réunifications familiales",
                "ordering": ["-cree_le"],
            },
        ),
        migrations.RunSQL(SANS_CHEVAUCHEMENT, migrations.RunSQL.noop),
        migrations.RemoveConstraint(
            model_name="membremenage",
            name="membre_un_seul_menage_actif",
        ),
        migrations.AlterField(
            model_name="membremenage",
            name="lien",
            field=models.CharField(
                choices=[
                    ("titulaire", "Personne de référence"),
                    ("conjoint", "Conjoint"),
                    ("partenaire", "Partenaire ou concubin"),
                    ("enfant", "Enfant"),
                    ("parent", "Parent"),
                    ("fratrie", "Frère ou sœur"),
                    ("autre", "Autre"),
                ],
                default="titulaire",
                max_length=10,
                verbose_name="place dans le ménage",
            ),
        ),
        migrations.AddConstraint(
            model_name="membremenage",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("personne", "="),
                    (models.Func(models.F("debut"), models.F("fin"), models.Value("[)"), function="daterange"), "&&"),
                ],
                name="membre_un_menage_a_la_fois",
                violation_error_message="Cette personne appartient déjà à un ménage à ces dates.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membremenage",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("lien", "titulaire")),
                expressions=[
                    ("menage", "="),
                    (models.Func(models.F("debut"), models.F("fin"), models.Value("[)"), function="daterange"), "&&"),
                ],
                name="membre_une_personne_de_reference",
                violation_error_message="Ce ménage a déjà une personne de référence à ces dates.",
            ),
        ),
        migrations.AddField(
            model_name="membrereunification",
            name="arrivee",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="parcours.personne",
            ),
        ),
        migrations.AddField(
            model_name="membrereunification",
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
            model_name="membrereunification",
            name="personne",
            field=models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="attendus",
                to="parcours.personne",
            ),
        ),
        migrations.AddField(
            model_name="reunificationfamiliale",
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
            model_name="reunificationfamiliale",
            name="personne",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="reunifications", to="parcours.personne"
            ),
        ),
        migrations.AddField(
            model_name="membrereunification",
            name="reunification",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="membres",
                to="parcours.reunificationfamiliale",
            ),
        ),
        migrations.AddConstraint(
            model_name="reunificationfamiliale",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("etat__in", ["en_cours", "acceptee", "refusee"]), _negated=True),
                    ("demande_le__isnull", False),
                    _connector="OR",
                ),
                name="reunification_demandee_datee",
                violation_error_message="Dites quand les demandes de visa ont été déposées : l'âge s'apprécie ce jour-là.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reunificationfamiliale",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("etat", "envisagee"), _negated=True), ("demande_le__isnull", True), _connector="OR"
                ),
                name="reunification_envisagee_sans_demande",
                violation_error_message="Les demandes sont déposées : la réunification n'est plus seulement envisagée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reunificationfamiliale",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("decision_le__isnull", False), ("etat__in", ["acceptee", "refusee"])),
                    models.Q(
                        models.Q(("etat__in", ["acceptee", "refusee"]), _negated=True), ("decision_le__isnull", True)
                    ),
                    _connector="OR",
                ),
                name="reunification_decidee_datee",
                violation_error_message="Une réunification acceptée ou refusée porte la date de sa décision, et elle seule.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reunificationfamiliale",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decision_le__isnull", True), ("decision_le__gte", models.F("demande_le")), _connector="OR"
                ),
                name="reunification_dates_coherentes",
                violation_error_message="La décision précède la demande.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reunificationfamiliale",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("etat", "refusee"), models.Q(("motif_refus", ""), ("recours_avant__isnull", True)), _connector="OR"
                ),
                name="reunification_refus_motive",
                violation_error_message="Le motif et la date de recours ne vont qu'avec un refus.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membrereunification",
            constraint=models.CheckConstraint(
                condition=models.Q(("nom", ""), _negated=True),
                name="attendu_nom_present",
                violation_error_message="Le nom est obligatoire.",
            ),
        ),
        *enclore("parcours_reunificationfamiliale", *PAPIERS, parent="personne"),
        *enclore("parcours_membrereunification", *PAPIERS, parent="personne"),
    ]
