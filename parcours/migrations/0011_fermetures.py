"""Hold the wall against its writers: nobody opens a dossier to herself by what she adds, moves or prolongs."""

from pathlib import Path

from django.db import migrations

from cirj.socle.mur.departements import declencheur
from cirj.socle.mur.politiques import elargir, fonctions
from parcours import mur as du_parcours
from parcours.mur.tables_fermees import APRES, AVANT, FIGEES, SANS_RETOUR

FONCTIONS = ("parcours_ouverts_seule()", "menages_actuels()", "menage_vide(uuid)", "figer()", "ne_pas_rouvrir()",
             "finir_avec_le_parcours(uuid)")  # fmt: skip


def figer(table: str, *colonnes: str) -> migrations.RunSQL:
    arguments = ", ".join(f"'{colonne}'" for colonne in colonnes)
    return declencheur(table, "figer", f"before update on {table}", f"acces.figer({arguments})")


class Migration(migrations.Migration):
    dependencies = [("parcours", "0010_acces")]
    operations = [
        fonctions(
            Path(du_parcours.__file__).parent / "fermetures.sql",
            [f"drop function acces.{signature}" for signature in FONCTIONS],
        ),
        *(elargir(avant, apres) for avant, apres in zip(AVANT, APRES, strict=True)),
        *(figer(table, *colonnes) for table, colonnes in FIGEES.items()),
        *(
            declencheur(table, "ne_pas_rouvrir", f"before update on {table}", "acces.ne_pas_rouvrir()")
            for table in SANS_RETOUR
        ),
    ]
