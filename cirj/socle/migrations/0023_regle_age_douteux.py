"""Above what age a birth year of two figures is asked: « 30 » is 1930, or a slip."""

import datetime

from django.db import migrations

CODE = "IMPORT_AGE_DOUTEUX"


def charger(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.create(
        code=CODE,
        libelle="Âge au-delà duquel une année de naissance importée en deux chiffres est demandée",
        valeur="85",
        unite="ans",
        valable_du=datetime.date(2015, 1, 1),
        source="Choix de conception",
    )


def retirer(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.filter(code=CODE).delete()


class Migration(migrations.Migration):
    dependencies = [("socle", "0022_regle_annulation")]
    operations = [migrations.RunPython(charger, retirer)]
