"""What an imported household may be: the years between a parent and a child, how many people one cell may declare."""

import datetime

from django.db import migrations

REGLES = [
    (
        "IMPORT_ECART_GENERATION",
        "Écart d'âge en dessous duquel l'import ne note pas une personne comme parent d'une autre",
        "13",
        "ans",
    ),
    ("IMPORT_MENAGE_MAX", "Adultes ou enfants d'un ménage importé, au plus", "30", "nombre"),
]


def charger(apps, schema_editor):
    for code, libelle, valeur, unite in REGLES:
        apps.get_model("socle", "RegleMetier").objects.create(
            code=code,
            libelle=libelle,
            valeur=valeur,
            unite=unite,
            valable_du=datetime.date(2015, 1, 1),
            source="Choix de conception",
        )


def retirer(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.filter(code__in=[code for code, *_ in REGLES]).delete()


class Migration(migrations.Migration):
    dependencies = [("socle", "0023_regle_age_douteux")]
    operations = [migrations.RunPython(charger, retirer)]
