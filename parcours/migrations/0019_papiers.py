"""Identity, protections, permits and integration contract told in full: sources, authorities, renewals, steps."""

from django.db import migrations, models

# What was typed as the source of a spelling is kept beside its code; a code goes back as its words.
SOURCES = [
    """update parcours_varianteidentite set
        source_precise = case when source = 'Écriture précédente du dossier' then '' else source end,
        source = case when source = 'Écriture précédente du dossier' then 'dossier'
                      when source like 'Tableau %' then 'partenaire' else 'autre' end""",
    "set constraints all immediate",
]
RETOUR = [
    """update parcours_varianteidentite set source = case
        when source = 'dossier' then 'Écriture précédente du dossier'
        when source_precise <> '' then source_precise else source end""",
    "set constraints all immediate",
]
# Decisions recorded after a later one had ended them before their own notification.
COHERENTES = [
    "update parcours_protection set fin = date where fin < date",
    "update parcours_varianteidentite set du = null where au < du",
    "set constraints all immediate",
]


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0006_journal_d_une_personne"),
        ("parcours", "0018_recherche"),
        ("socle", "0014_regles_famille"),
    ]

    operations = [
        migrations.AddField(
            model_name="contratintegration",
            name="abandonne_le",
            field=models.DateField(blank=True, null=True, verbose_name="abandonné le"),
        ),
        migrations.AddField(
            model_name="contratintegration",
            name="convoque_le",
            field=models.DateField(blank=True, null=True, verbose_name="convocation à l'OFII le"),
        ),
        migrations.AddField(
            model_name="contratintegration",
            name="entretien_final_le",
            field=models.DateField(blank=True, null=True, verbose_name="entretien final le"),
        ),
        migrations.AddField(
            model_name="contratintegration",
            name="motif_abandon",
            field=models.CharField(
                blank=True,
                choices=[
                    ("souhait", "La personne y renonce"),
                    ("demenagement", "Départ du territoire"),
                    ("resiliation", "Résilié par l'État"),
                    ("dispense", "Dispense accordée"),
                    ("autre", "Autre"),
                ],
                max_length=15,
                verbose_name="pourquoi",
            ),
        ),
        migrations.AddField(
            model_name="contratintegration",
            name="prolonge_jusqu_au",
            field=models.DateField(blank=True, null=True, verbose_name="prolongé jusqu'au"),
        ),
        migrations.AddField(
            model_name="personne",
            name="identite_depuis",
            field=models.DateField(blank=True, null=True, verbose_name="nom utilisé depuis le"),
        ),
        migrations.AddField(
            model_name="personne",
            name="langue_interprete",
            field=models.CharField(blank=True, max_length=3, verbose_name="langue de l'interprète"),
        ),
        migrations.AddField(
            model_name="personne",
            name="source_identite",
            field=models.CharField(
                blank=True,
                choices=[
                    ("ofpra", "État civil établi par l'OFPRA (office qui protège les réfugiés)"),
                    ("equivalence", "Attestation d'équivalence de l'OFPRA"),
                    ("titre", "Titre de séjour, attestation ou récépissé"),
                    ("origine", "Passeport ou papiers du pays d'origine"),
                    ("organisme", "CAF, assurance maladie, France Travail…"),
                    ("partenaire", "Fichier d'un partenaire"),
                    ("personne", "Dit par la personne"),
                    ("dossier", "Écriture précédente du dossier"),
                    ("autre", "Autre"),
                ],
                max_length=12,
                verbose_name="où ce nom se lit",
            ),
        ),
        migrations.AddField(
            model_name="personne",
            name="voie_arrivee",
            field=models.CharField(
                blank=True,
                choices=[
                    ("demande", "Demande d'asile déposée en France"),
                    ("visa_asile", "Visa d'asile"),
                    ("reinstallation", "Réinstallation"),
                    ("relocalisation", "Relocalisation depuis un autre pays d'Europe"),
                    ("cao", "Centre d'accueil et d'orientation (CAO)"),
                    ("reunification", "Réunification familiale"),
                    ("autre", "Autre"),
                ],
                max_length=15,
                verbose_name="voie d'arrivée",
            ),
        ),
        migrations.AddField(
            model_name="protection",
            name="autorite",
            field=models.CharField(
                blank=True,
                choices=[
                    ("ofpra", "OFPRA (Office français de protection des réfugiés et apatrides)"),
                    ("cnda", "CNDA (Cour nationale du droit d'asile), après un recours"),
                    ("prefecture", "Préfecture (protection temporaire)"),
                    ("autre", "Autre"),
                ],
                max_length=10,
                verbose_name="décidée par",
            ),
        ),
        migrations.AddField(
            model_name="protection",
            name="decidee_le",
            field=models.DateField(blank=True, null=True, verbose_name="décidée le"),
        ),
        migrations.AddField(
            model_name="protection",
            name="motif_fin",
            field=models.CharField(
                blank=True,
                choices=[
                    ("remplacee", "Une autre protection la remplace"),
                    ("retrait", "Retirée"),
                    ("cessation", "Il y est mis fin"),
                    ("renonciation", "La personne y renonce"),
                    ("naturalisation", "Naturalisation"),
                    ("deces", "Décès"),
                    ("autre", "Autre"),
                ],
                max_length=15,
                verbose_name="pourquoi elle prend fin",
            ),
        ),
        migrations.AddField(
            model_name="titresejour",
            name="renouvellement_demande_le",
            field=models.DateField(blank=True, null=True, verbose_name="renouvellement demandé le"),
        ),
        migrations.AddField(
            model_name="varianteidentite",
            name="source_precise",
            field=models.CharField(
                blank=True, help_text="Quel fichier, quel courrier.", max_length=100, verbose_name="précision"
            ),
        ),
        migrations.RunSQL(SOURCES, RETOUR),
        migrations.RunSQL(COHERENTES, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="varianteidentite",
            name="au",
            field=models.DateField(blank=True, null=True, verbose_name="utilisée jusqu'au"),
        ),
        migrations.AlterField(
            model_name="varianteidentite",
            name="source",
            field=models.CharField(
                choices=[
                    ("ofpra", "État civil établi par l'OFPRA (office qui protège les réfugiés)"),
                    ("equivalence", "Attestation d'équivalence de l'OFPRA"),
                    ("titre", "Titre de séjour, attestation ou récépissé"),
                    ("origine", "Passeport ou papiers du pays d'origine"),
                    ("organisme", "CAF, assurance maladie, France Travail…"),
                    ("partenaire", "Fichier d'un partenaire"),
                    ("personne", "Dit par la personne"),
                    ("dossier", "Écriture précédente du dossier"),
                    ("autre", "Autre"),
                ],
                default="autre",
                max_length=12,
                verbose_name="où elle se lit",
            ),
        ),
        migrations.AddConstraint(
            model_name="contratintegration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("convoque_le__isnull", True),
                    ("date__isnull", True),
                    models.Q(("date_precision", "jour"), _negated=True),
                    ("convoque_le__lte", models.F("date")),
                    _connector="OR",
                ),
                name="cir_convoque_avant_de_signer",
                violation_error_message="La convocation suit la signature.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contratintegration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("prolonge_jusqu_au__isnull", True),
                    models.Q(("date__isnull", False), ("date_precision", "jour"), _negated=True),
                    ("prolonge_jusqu_au__gte", models.F("date")),
                    _connector="OR",
                ),
                name="cir_prolonge_apres_signature",
                violation_error_message="La prolongation précède la signature.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contratintegration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("entretien_final_le__isnull", True),
                    models.Q(("date__isnull", False), ("date_precision", "jour"), _negated=True),
                    ("entretien_final_le__gte", models.F("date")),
                    _connector="OR",
                ),
                name="cir_entretien_apres_signature",
                violation_error_message="L'entretien final précède la signature.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contratintegration",
            constraint=models.CheckConstraint(
                condition=models.Q(("motif_abandon", ""), ("abandonne_le__isnull", False), _connector="OR"),
                name="cir_abandon_date",
                violation_error_message="Indiquez aussi quand le contrat a été abandonné.",
            ),
        ),
        migrations.AddConstraint(
            model_name="contratintegration",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("abandonne_le__isnull", True), ("entretien_final_le__isnull", True), _connector="OR"
                ),
                name="cir_une_seule_issue",
                violation_error_message="Un contrat est mené à son terme ou abandonné, pas les deux.",
            ),
        ),
        migrations.AddConstraint(
            model_name="protection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("decidee_le__isnull", True),
                    models.Q(("date__isnull", False), ("date_precision", "jour"), _negated=True),
                    ("decidee_le__lte", models.F("date")),
                    _connector="OR",
                ),
                name="protection_decidee_avant_notification",
                violation_error_message="La décision est postérieure à sa notification.",
            ),
        ),
        migrations.AddConstraint(
            model_name="protection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fin__isnull", True),
                    models.Q(("date__isnull", False), ("date_precision", "jour"), _negated=True),
                    ("fin__gte", models.F("date")),
                    _connector="OR",
                ),
                name="protection_dates_coherentes",
                violation_error_message="La protection prend fin avant d'avoir été notifiée.",
            ),
        ),
        migrations.AddConstraint(
            model_name="protection",
            constraint=models.CheckConstraint(
                condition=models.Q(("motif_fin", ""), ("fin__isnull", False), _connector="OR"),
                name="protection_motif_avec_fin",
                violation_error_message="Indiquez aussi quand la protection prend fin.",
            ),
        ),
        migrations.AddConstraint(
            model_name="titresejour",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("renouvellement_demande_le__isnull", True),
                    ("renouvellement_demande_le__gte", models.F("debut")),
                    _connector="OR",
                ),
                name="titre_renouvellement_apres_debut",
                violation_error_message="Le renouvellement est demandé avant que le document ne soit valable.",
            ),
        ),
        migrations.AddConstraint(
            model_name="varianteidentite",
            constraint=models.CheckConstraint(
                condition=models.Q(("au__isnull", True), ("au__gte", models.F("du")), _connector="OR"),
                name="variante_dates_coherentes",
                violation_error_message="La date de fin précède la date de début.",
            ),
        ),
        migrations.AddConstraint(
            model_name="varianteidentite",
            constraint=models.CheckConstraint(
                condition=models.Q(("nom", ""), _negated=True),
                name="variante_nom_present",
                violation_error_message="Le nom est obligatoire (le prénom peut manquer).",
            ),
        ),
        migrations.AlterConstraint(
            model_name="contratintegration",
            name="cir_un_seul_par_personne",
            constraint=models.UniqueConstraint(
                fields=("personne",),
                name="cir_un_seul_par_personne",
                violation_error_message="Cette personne a déjà un contrat d'intégration.",
            ),
        ),
    ]
