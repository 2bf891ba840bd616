"""The dated rules of access: after an intervention, in exception, between look-alikes, in a technical cell."""

import datetime

from django.db import migrations

DEPUIS = datetime.date(2015, 1, 1)
A_VALIDER = "Choix de conception, à valider par le délégué à la protection des données"
# code, label, value, unit
REGLES = [
    ("ACCES_APRES_INTERVENTION", "Lecture par une structure de ses propres suivis, après la fin de son intervention", "6", "mois"),
    ("ACCES_EXCEPTIONNEL_DUREE", "Durée d'un accès exceptionnel", "2", "jours"),
    ("ACCES_EXCEPTIONNEL_ESSAIS", "Demandes d'accès exceptionnel qu'un agent peut faire en un jour, abouties ou non", "5", "nombre"),
    ("RAPPROCHEMENT_VALIDITE", "Délai pour répondre à une demande de rapprochement", "15", "jours"),
    ("RAPPROCHEMENT_PAR_JOUR", "Demandes de rapprochement qu'un agent peut faire en un jour", "10", "nombre"),
    ("CELLULE_LECTURE", "Lecture des situations par un membre de la cellule technique, après la séance", "30", "jours"),
]  # fmt: skip


def charger(apps, schema_editor):
    regle = apps.get_model("socle", "RegleMetier")
    for code, libelle, valeur, unite in REGLES:
        regle.objects.create(
            code=code, libelle=libelle, valeur=valeur, unite=unite, valable_du=DEPUIS, source=A_VALIDER
        )


def retirer(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.filter(code__in=[regle[0] for regle in REGLES]).delete()


class Migration(migrations.Migration):
    dependencies = [("socle", "0007_documents")]
    operations = [migrations.RunPython(charger, retirer)]
