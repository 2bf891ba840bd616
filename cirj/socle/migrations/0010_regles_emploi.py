"""The dated rules of the schemes for the young: how long they last, for whom they are (reference §7)."""

import datetime

from django.db import migrations

DEPUIS = datetime.date(2015, 1, 1)
CEJ = "Code du travail, art. L. 5131-6 (contrat d'engagement jeune, 2022)"
PACEA = "Code du travail, art. L. 5131-4 (PACEA)"
PIAL = "Programme d'insertion par l'activité et la langue, cahier des charges de 2018, à vérifier"
APPRENTISSAGE = "Code du travail, art. L. 6222-1"
SERVICE = "Code du service national, art. L. 120-4"
# code, label, value, unit, source
REGLES = [
    ("CEJ_DUREE", "Contrat d'engagement jeune : durée", "12", "mois", CEJ),
    ("CEJ_DUREE_MAX", "Contrat d'engagement jeune : durée la plus longue, par exception", "18", "mois", CEJ),
    ("CEJ_AGE_MIN", "Contrat d'engagement jeune et PACEA : âge à l'entrée, au moins", "16", "ans", CEJ),
    ("CEJ_AGE_MAX", "Contrat d'engagement jeune et PACEA : âge à l'entrée, au plus", "25", "ans", CEJ),
    ("CEJ_AGE_MAX_HANDICAP", "Contrat d'engagement jeune : âge à l'entrée, au plus, en cas de handicap", "29", "ans", CEJ),
    ("PACEA_DUREE", "Parcours contractualisé vers l'emploi et l'autonomie (PACEA) : durée", "24", "mois", PACEA),
    ("PIAL_DUREE", "Programme vers l'emploi et la langue (PIAL) : durée", "6", "mois", PIAL),
    ("APPRENTISSAGE_AGE_MIN", "Apprentissage : âge à l'entrée, au moins (15 ans après le collège)", "15", "ans", APPRENTISSAGE),
    ("APPRENTISSAGE_AGE_MAX", "Apprentissage : âge à l'entrée, au plus", "29", "ans", APPRENTISSAGE),
    ("SERVICE_CIVIQUE_AGE_MIN", "Service civique : âge à l'entrée, au moins", "16", "ans", SERVICE),
    ("SERVICE_CIVIQUE_AGE_MAX", "Service civique : âge à l'entrée, au plus", "25", "ans", SERVICE),
    ("SERVICE_CIVIQUE_AGE_MAX_HANDICAP", "Service civique : âge à l'entrée, au plus, en cas de handicap", "30", "ans", SERVICE),
]  # fmt: skip


def charger(apps, schema_editor):
    regle = apps.get_model("socle", "RegleMetier")
    for code, libelle, valeur, unite, source in REGLES:
        regle.objects.create(code=code, libelle=libelle, valeur=valeur, unite=unite, valable_du=DEPUIS, source=source)


def retirer(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.filter(code__in=[regle[0] for regle in REGLES]).delete()


class Migration(migrations.Migration):
    dependencies = [("socle", "0009_decision_lecture")]
    operations = [migrations.RunPython(charger, retirer)]
