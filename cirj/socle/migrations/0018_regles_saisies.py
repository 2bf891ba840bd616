"""The dated rules of what is kept of an interrupted form: how long its author is known, how long it may be."""

import datetime

from django.db import migrations

DEPUIS = datetime.date(2015, 1, 1)
REGLES = [
    ("SAISIE_AUTEUR", "Heures pendant lesquelles un formulaire resté ouvert dit encore qui l'écrivait", "72", "nombre"),
    (
        "SAISIE_TAILLE",
        "Taille d'une saisie interrompue gardée pour son auteur, en kilo-octets au plus",
        "1000",
        "nombre",
    ),
]


def charger(apps, schema_editor):
    regle = apps.get_model("socle", "RegleMetier")
    for code, libelle, valeur, unite in REGLES:
        regle.objects.create(
            code=code, libelle=libelle, valeur=valeur, unite=unite, valable_du=DEPUIS, source="Choix de conception"
        )


def retirer(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.filter(code__in=[regle[0] for regle in REGLES]).delete()


class Migration(migrations.Migration):
    dependencies = [("socle", "0017_regles_activites")]
    operations = [migrations.RunPython(charger, retirer)]
