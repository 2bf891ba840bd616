"""Ages of the family reunion, and how long an integration contract is extended (reference §1, §2)."""

import datetime

from django.db import migrations

DEPUIS = datetime.date(2015, 1, 1)
# code, label, value, unit, source
REGLES = [
    ("REUNIF_AGE", "Réunification familiale : anniversaire que l'enfant ne doit pas avoir dépassé le jour de la demande", "19", "ans", "CESEDA L561-2, 3°"),
    ("REUNIF_AGE_CONJOINT", "Réunification familiale : âge du conjoint, du partenaire ou du concubin", "18", "ans", "CESEDA L561-2, 1° et 2°"),
    ("REUNIF_ALERTE", "Réunification familiale : durée avant l'anniversaire pendant laquelle la fiche dit qu'il approche", "12", "mois", "Choix de conception"),
    ("CIR_PROLONGATION", "Prolongation maximale du contrat d'intégration républicaine", "12", "mois", "CESEDA L413-2, prolongeable d'un an au plus"),
]  # fmt: skip


def charger(apps, schema_editor):
    regle = apps.get_model("socle", "RegleMetier")
    for code, libelle, valeur, unite, source in REGLES:
        regle.objects.create(code=code, libelle=libelle, valeur=valeur, unite=unite, valable_du=DEPUIS, source=source)


def retirer(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.filter(code__in=[regle[0] for regle in REGLES]).delete()


class Migration(migrations.Migration):
    dependencies = [("socle", "0013_regles_langue_logement")]
    operations = [migrations.RunPython(charger, retirer)]
