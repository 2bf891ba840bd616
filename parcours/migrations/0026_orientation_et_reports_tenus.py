"""Hold two writers to the rule in raw SQL too: who answers a referral, and which alert a report puts off."""

from pathlib import Path

from django.db import migrations

from cirj.socle.mur.departements import declencheur
from cirj.socle.mur.politiques import elargir, fonctions
from parcours import mur as du_parcours
from parcours.mur.tables_alertes import REPORT, REPORT_DE_SON_ALERTE, REPORT_FIGE

MUR = Path(du_parcours.__file__).parent


class Migration(migrations.Migration):
    dependencies = [("parcours", "0025_orientation")]

    operations = [
        # Written again with two dossiers made one (0023), it had lost its last word.
        migrations.RunSQL(
            "alter function journal.entrees_de(uuid) set search_path = pg_catalog, public, pg_temp",
            "alter function journal.entrees_de(uuid) set search_path = pg_catalog, public",
        ),
        fonctions(MUR / "orientation_etats.sql", [((MUR / "orientation.sql").read_text(), None)]),
        elargir(REPORT, REPORT_DE_SON_ALERTE),
        declencheur(
            "parcours_reportalerte",
            "figer",
            "before update on parcours_reportalerte",
            f"acces.figer({', '.join(repr(colonne) for colonne in REPORT_FIGE)})",
        ),
    ]
