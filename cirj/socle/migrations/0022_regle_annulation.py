"""How long an import may be cancelled as a whole, and what it wrote kept for that."""

import datetime

from django.db import migrations

CODE = "IMPORT_ANNULATION"


def charger(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.create(
        code=CODE,
        libelle="Durée pendant laquelle un import peut être annulé d'un bloc",
        valeur="30",
        unite="jours",
        valable_du=datetime.date(2015, 1, 1),
        source="Choix de conception ; RGPD, article 5 : ce qui permet d'annuler n'est pas gardé plus longtemps",
    )


def retirer(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.filter(code=CODE).delete()


class Migration(migrations.Migration):
    dependencies = [("socle", "0021_limites")]
    operations = [migrations.RunPython(charger, retirer)]
