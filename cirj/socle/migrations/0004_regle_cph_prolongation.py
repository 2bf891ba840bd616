"""The length of one renewal of a stay in a CPH (reference §12: entry + 9 months + n × 3)."""

import datetime

from django.db import migrations


def charger(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.get_or_create(
        code="FIN_CPH_PROLONGATION",
        valable_du=datetime.date(2015, 1, 1),
        defaults={
            "libelle": "Durée d'une prolongation en centre provisoire d'hébergement",
            "valeur": "3",
            "unite": "mois",
            "source": "Contrat de séjour en CPH, par périodes de 3 mois",
        },
    )


def retirer(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.filter(code="FIN_CPH_PROLONGATION").delete()


class Migration(migrations.Migration):
    dependencies = [("socle", "0003_valeurs_des_regles")]
    operations = [migrations.RunPython(charger, retirer)]
