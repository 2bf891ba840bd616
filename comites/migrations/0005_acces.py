"""The facts put forward about a case, and what the members of a technical cell read."""

from pathlib import Path

from django.db import migrations, models

from cirj.socle.mur.politiques import elargir, fonctions
from comites import mur as des_comites
from comites.mur.tables_acces import AVANT, ELARGIES

FONCTIONS = ["decisions_examinees(uuid)", "situations_examinees(uuid)", "seances_de_membre()", "invitations()"]


class Migration(migrations.Migration):
    dependencies = [("comites", "0004_journal"), ("parcours", "0010_acces")]
    operations = [
        migrations.AddField(
            "pointordredujour",
            "faits",
            models.TextField("faits communiqués à la cellule", blank=True, max_length=2000),
        ),
        fonctions(Path(des_comites.__file__).parent / "acces.sql", [f"drop function acces.{nom}" for nom in FONCTIONS]),
        *(elargir(avant, apres) for avant, apres in zip(AVANT, ELARGIES, strict=True)),
    ]
