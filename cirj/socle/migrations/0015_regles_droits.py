"""When a right that ends is to be asked for again."""

import datetime

from django.db import migrations

REGLE = {
    "code": "DROIT_RENOUVELLEMENT",
    "libelle": "Demander le renouvellement d'un droit avant sa fin",
    "valeur": "2",
    "unite": "mois",
    "valable_du": datetime.date(2015, 1, 1),
    "source": "Choix de conception, d'après le délai de la complémentaire santé solidaire (de 4 à 2 mois avant la fin)",
}


def charger(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.create(**REGLE)


def retirer(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.filter(code=REGLE["code"]).delete()


class Migration(migrations.Migration):
    dependencies = [("socle", "0014_regles_famille")]
    operations = [migrations.RunPython(charger, retirer)]
