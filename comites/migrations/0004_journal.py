"""Note what is written in the tables of committees."""

from django.db import migrations

from cirj.socle.journal_ecritures import journaliser
from comites.journalises import JOURNALISEES

TABLES = ["comites_brouillondecision", "comites_decision", "comites_participant", "comites_pointordredujour"]


class Migration(migrations.Migration):
    dependencies = [("comites", "0003_mur"), ("parcours", "0006_journal")]
    operations = journaliser(JOURNALISEES, *TABLES)
