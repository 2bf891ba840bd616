"""Keep from the structure that asks who answered about a look-alike, in the database too: who answers holds the dossier."""

from pathlib import Path

from django.db import migrations

from cirj.socle.mur.politiques import elargir, fonctions
from parcours import mur as du_parcours
from parcours.mur.tables_acces import NOUVELLES
from parcours.mur.tables_fermees import REPONSE

AVANT = next(regle for regle in NOUVELLES if regle[0] == REPONSE[0])


class Migration(migrations.Migration):
    dependencies = [("parcours", "0011_fermetures")]
    operations = [
        fonctions(
            Path(du_parcours.__file__).parent / "rapprochement.sql", "drop function acces.reponses_recues(uuid, text)"
        ),
        elargir(AVANT, REPONSE),
    ]
