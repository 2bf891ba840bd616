"""Note what is written in the tables of pathways."""

from django.db import migrations

from cirj.socle.journal_ecritures import journaliser
from parcours.journalises import JOURNALISEES

TABLES = [
    "parcours_contratintegration", "parcours_droit", "parcours_etape", "parcours_evaluationlinguistique",
    "parcours_importation", "parcours_intervention", "parcours_membremenage", "parcours_menage",
    "parcours_parcours", "parcours_personne", "parcours_pilierparcours", "parcours_pointblocage",
    "parcours_propositiondoublon", "parcours_protection", "parcours_referent", "parcours_sejour",
    "parcours_situationemploi", "parcours_suivi", "parcours_suivipostsortie", "parcours_titresejour",
    "parcours_varianteidentite",
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("parcours", "0003_mur"), ("acteurs", "0003_journal")]
    operations = journaliser(JOURNALISEES, *TABLES)
