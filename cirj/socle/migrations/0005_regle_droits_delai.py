"""The delay within which rights should be opened (reference §9, indicator 33)."""

import datetime

from django.db import migrations


def charger(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.create(
        code="DROITS_DELAI",
        libelle="Délai d'ouverture des droits après la protection",
        valeur="90",
        unite="jours",
        valable_du=datetime.date(2015, 1, 1),
        source="Référentiel d'indicateurs du comité (proposition)",
    )


def retirer(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.filter(code="DROITS_DELAI").delete()


class Migration(migrations.Migration):
    dependencies = [("socle", "0004_regle_cph_prolongation")]
    operations = [migrations.RunPython(charger, retirer)]
