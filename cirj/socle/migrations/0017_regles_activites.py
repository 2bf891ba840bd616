"""How long the attendance list of a collective activity may be corrected once it is closed."""

import datetime

from django.db import migrations

REGLE = {
    "code": "ACTIVITE_CORRECTION",
    "libelle": "Correction de la liste d'une activité collective, après sa clôture",
    "valeur": "15",
    "unite": "jours",
    "valable_du": datetime.date(2015, 1, 1),
    "source": "Choix de conception",
}


def charger(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.create(**REGLE)


def retirer(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.filter(code=REGLE["code"]).delete()


class Migration(migrations.Migration):
    dependencies = [("socle", "0016_regles_agir")]
    operations = [migrations.RunPython(charger, retirer)]
