"""Imports of several sheets, what is asked of them once, and facts whose day a table does not say."""

import django.utils.timezone
from django.db import migrations, models

import cirj.socle.chiffrement


class Migration(migrations.Migration):
    dependencies = [
        ("acteurs", "0014_essais_connexion"),
        ("parcours", "0031_jour_et_age"),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="ligneimport",
            options={"ordering": ["rang"], "verbose_name": "ligne importée", "verbose_name_plural": "lignes importées"},
        ),
        migrations.RemoveConstraint(
            model_name="ligneimport",
            name="ligne_une_fois_par_import",
        ),
        migrations.AddField(
            model_name="contratintegration",
            name="releve_le",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="relevé dans un tableau le"),
        ),
        migrations.AddField(
            model_name="demandelogement",
            name="releve_le",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="relevé dans un tableau le"),
        ),
        migrations.AddField(
            model_name="droit",
            name="releve_le",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="relevé dans un tableau le"),
        ),
        migrations.AddField(
            model_name="evaluationlinguistique",
            name="releve_le",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="relevé dans un tableau le"),
        ),
        migrations.AddField(
            model_name="importation",
            name="colonnes_demandees",
            field=models.JSONField(default=dict, verbose_name="colonnes à préciser"),
        ),
        migrations.AddField(
            model_name="importation",
            name="epoque_1904",
            field=models.BooleanField(default=False, verbose_name="calendrier de 1904"),
        ),
        migrations.AddField(
            model_name="importation",
            name="feuilles",
            field=models.JSONField(default=list, verbose_name="feuilles du fichier"),
        ),
        migrations.AddField(
            model_name="importation",
            name="marques",
            field=cirj.socle.chiffrement.JsonChiffre(
                blank=True, default=dict, verbose_name="couleurs, commentaires, lignes masquées"
            ),
        ),
        migrations.AddField(
            model_name="importation",
            name="questions",
            field=cirj.socle.chiffrement.JsonChiffre(blank=True, default=dict, verbose_name="valeurs à préciser"),
        ),
        migrations.AddField(
            model_name="importation",
            name="reponses",
            field=cirj.socle.chiffrement.JsonChiffre(blank=True, default=dict, verbose_name="réponses"),
        ),
        migrations.AddField(
            model_name="ligneimport",
            name="feuille",
            field=models.CharField(blank=True, max_length=100, verbose_name="feuille"),
        ),
        migrations.AddField(
            model_name="ligneimport",
            name="foyer",
            field=models.CharField(blank=True, max_length=64, verbose_name="ménage du tableau"),
        ),
        migrations.AddField(
            model_name="ligneimport",
            name="rang",
            field=models.PositiveIntegerField(default=0, verbose_name="rang"),
        ),
        migrations.AddField(
            model_name="ligneimport",
            name="sortie_feuille",
            field=models.CharField(blank=True, max_length=20, verbose_name="sortie d'après la feuille"),
        ),
        migrations.AddField(
            model_name="ligneimport",
            name="structure_feuille",
            field=models.CharField(blank=True, max_length=100, verbose_name="structure d'après la feuille"),
        ),
        migrations.AddField(
            model_name="parcours",
            name="entree_connue",
            field=models.BooleanField(default=True, editable=False, verbose_name="date d'entrée connue"),
        ),
        migrations.AddField(
            model_name="parcours",
            name="fin_precision",
            field=models.CharField(
                choices=[("jour", "au jour"), ("mois", "au mois"), ("annee", "à l'année")],
                default="jour",
                max_length=5,
                verbose_name="précision de la date de sortie",
            ),
        ),
        migrations.AddField(
            model_name="parcours",
            name="sortie_connue",
            field=models.BooleanField(default=True, editable=False, verbose_name="date de sortie connue"),
        ),
        migrations.AddField(
            model_name="prescriptionlinguistique",
            name="releve_le",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="relevé dans un tableau le"),
        ),
        migrations.AddField(
            model_name="protection",
            name="releve_le",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="relevé dans un tableau le"),
        ),
        migrations.AddField(
            model_name="situationemploi",
            name="releve_le",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="relevé dans un tableau le"),
        ),
        migrations.RunSQL(
            """
            update parcours_ligneimport set rang = numero;
            update parcours_importation set feuilles = jsonb_build_array(jsonb_build_object(
                'nom', feuille, 'ligne', ligne_entete, 'personnes', lignes_total, 'reconnues', 0, 'retenue', true,
                'structure', false, 'sortie', ''));
            """,
            migrations.RunSQL.noop,
        ),
        migrations.RemoveField(
            model_name="importation",
            name="feuille",
        ),
        migrations.RemoveField(
            model_name="importation",
            name="ligne_entete",
        ),
        migrations.AlterField(
            model_name="pilierparcours",
            name="depuis",
            field=models.DateField(
                blank=True, default=django.utils.timezone.localdate, null=True, verbose_name="depuis le"
            ),
        ),
        migrations.AddConstraint(
            model_name="ligneimport",
            constraint=models.UniqueConstraint(
                fields=("importation", "feuille", "numero"),
                name="ligne_une_fois_par_import",
                violation_error_message="Cette ligne du tableau est déjà lue.",
            ),
        ),
    ]
