"""The dated rules of the accounts: what is kept of an interrupted form, and how often accesses are reviewed."""

import datetime

from django.db import migrations

DEPUIS = datetime.date(2015, 1, 1)
REGLES = [
    ("SAISIE_GARDEE", "Heures pendant lesquelles une saisie interrompue est gardée pour son auteur", "24", "nombre", DEPUIS, "Choix de conception"),
    ("REVUE_ACCES", "Délai entre deux revues des accès d'une structure", "6", "mois", DEPUIS, "ANSSI, guide d'hygiène informatique, mesure 9"),
    ("REVUE_ACCES_REPONSE", "Délai laissé au responsable pour confirmer les accès de sa structure", "30", "jours", DEPUIS, "Choix de la coordination"),
]  # fmt: skip


def charger(apps, schema_editor):
    regle = apps.get_model("socle", "RegleMetier")
    for code, libelle, valeur, unite, du, source in REGLES:
        regle.objects.create(code=code, libelle=libelle, valeur=valeur, unite=unite, valable_du=du, source=source)


def retirer(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.filter(code__in=[regle[0] for regle in REGLES]).delete()


class Migration(migrations.Migration):
    dependencies = [("socle", "0005_journal")]
    operations = [migrations.RunPython(charger, retirer)]
