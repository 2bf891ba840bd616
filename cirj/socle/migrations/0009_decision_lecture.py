"""How long a structure reads the decision that it has carried out."""

import datetime

from django.db import migrations

REGLE = {
    "code": "DECISION_LECTURE",
    "libelle": "Lecture d'une décision par la structure qui l'a réalisée, après sa réalisation",
    "valeur": "3",
    "unite": "mois",
    "valable_du": datetime.date(2015, 1, 1),
    "source": "Choix de conception, à valider par le délégué à la protection des données",
}


def charger(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.create(**REGLE)


def retirer(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.filter(code=REGLE["code"]).delete()


class Migration(migrations.Migration):
    dependencies = [("socle", "0008_regles_acces")]
    operations = [migrations.RunPython(charger, retirer)]
