"""End, after a delay, what an entrusted decision opens."""

from pathlib import Path

from django.db import migrations

from cirj.socle.mur.politiques import fonctions
from comites import mur as des_comites

DOSSIER = Path(des_comites.__file__).parent
# The pillars' blockages and the entrusted ones: a decision long done is no longer among them.
LECTURE = """
alter policy comites_decision_lecture on comites_decision using (
    departement_id = any ((select acces.departements_lus())::varchar[])
    or blocage_id = any ((select acces.blocages_lus())::uuid[]))
"""
AVANT = """
alter policy comites_decision_lecture on comites_decision using (
    departement_id = any ((select acces.departements_lus())::varchar[])
    or structure_id = any ((select acces.structures())::uuid[])
    or blocage_id = any ((select acces.blocages_lus())::uuid[]))
"""
FOYER = "execute on function acces.foyer_des_parcours(uuid[])"


class Migration(migrations.Migration):
    dependencies = [("comites", "0006_fermetures"), ("socle", "0009_decision_lecture")]
    operations = [
        fonctions(DOSSIER / "decision.sql", (DOSSIER / "fonctions.sql").read_text()),
        migrations.RunSQL(LECTURE, AVANT),
        # Called by the owner's functions only: anybody else would learn who lives with whom.
        migrations.RunSQL(f"revoke {FOYER} from public", f"grant {FOYER} to public"),
    ]
