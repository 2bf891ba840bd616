"""A stay ends with the pathway of whoever is gone, and says how well its end is known; whose exit was noted here.

A stay that began on an unknown day may follow another; one at most lasts.

Of the pathways already over, those that a cancellable import created came with their exit; the others were noted here.
"""

from pathlib import Path

from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import migrations, models

from cirj.socle.mur.politiques import fonctions
from parcours import mur as du_parcours

MUR = Path(du_parcours.__file__).parent

NOTEES = """
update parcours_parcours p set sortie_notee_le = p.fin
where p.fin is not null and not exists (
    select 1 from parcours_ecritureimport e where e.dossier = p.personne_id and e.creee
)
"""
FINIS = """
update parcours_sejour s
set fin = greatest(p.fin, s.debut), motif_fin = 'fin_suivi', fin_precision = p.fin_precision,
    fin_connue = p.sortie_connue and (s.debut is null or s.debut <= p.fin)
from (
    select distinct on (personne_id) personne_id, fin, fin_precision, sortie_connue from parcours_parcours
    order by personne_id, fin desc nulls first
) p
where p.personne_id = s.personne_id and p.fin is not null and s.fin is null
"""
ROUVERTS = "update parcours_sejour set fin = null, motif_fin = '' where motif_fin = 'fin_suivi'"


class Migration(migrations.Migration):
    dependencies = [("parcours", "0043_nom_d_usage_et_menage")]

    operations = [
        migrations.AddField(
            model_name="parcours",
            name="sortie_notee_le",
            field=models.DateField(blank=True, editable=False, null=True, verbose_name="sortie notée le"),
        ),
        migrations.AddField(
            model_name="sejour",
            name="fin_connue",
            field=models.BooleanField(default=True, editable=False, verbose_name="date de sortie connue"),
        ),
        migrations.AddField(
            model_name="sejour",
            name="fin_precision",
            field=models.CharField(
                choices=[("jour", "au jour"), ("mois", "au mois"), ("annee", "à l'année")],
                default="jour",
                max_length=5,
                verbose_name="précision de la date de sortie",
            ),
        ),
        migrations.AlterField(
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
                    ("fin_suivi", "Fin de l'accompagnement"),
                    ("autre", "Autre"),
                ],
                max_length=20,
                verbose_name="motif de la sortie",
            ),
        ),
        migrations.RemoveConstraint("sejour", "sejour_sans_chevauchement"),
        migrations.AddConstraint(
            "sejour",
            ExclusionConstraint(
                name="sejour_sans_chevauchement",
                expressions=[
                    ("personne", "="),
                    (models.Func(models.F("debut"), models.F("fin"), models.Value("[)"), function="daterange"), "&&"),
                ],
                condition=models.Q(debut__isnull=False),
                violation_error_message="Ce séjour en chevauche un autre.",
            ),
        ),
        migrations.AddConstraint(
            "sejour",
            models.UniqueConstraint(
                fields=["personne"],
                condition=models.Q(fin__isnull=True),
                name="sejour_un_seul_en_cours",
                violation_error_message="Ce séjour en chevauche un autre.",
            ),
        ),
        fonctions(MUR / "fin_du_parcours.sql", [((MUR / "fermetures.sql").read_text(), None)]),
        migrations.RunSQL(NOTEES, migrations.RunSQL.noop),
        migrations.RunSQL(FINIS, ROUVERTS),
    ]
