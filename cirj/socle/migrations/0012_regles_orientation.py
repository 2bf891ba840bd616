"""The dated rules of referrals and of the offer: how long one waits, what is stale, what counts as a gap."""

import datetime

from django.db import migrations

DEPUIS = datetime.date(2015, 1, 1)
A_VALIDER = "Choix de conception, à valider par la coordination"
A_VALIDER_DPD = "Choix de conception, à valider par le délégué à la protection des données"
# code, label, value, unit, source
REGLES = [
    ("ORIENTATION_REPONSE", "Délai pour répondre à une orientation, avant de le dire à la coordination", "10", "jours", A_VALIDER),
    ("ORIENTATION_LECTURE", "Lecture d'une orientation refusée ou annulée par la structure qui l'avait reçue", "15", "jours", A_VALIDER_DPD),
    ("OFFRE_CONFIRMATION", "Durée pendant laquelle un nombre de places libres reste confirmé", "6", "mois", "Fiche offre : date de mise à jour des places"),
    ("ENCHAINEMENT_VIDE", "Écart entre deux étapes d'un enchaînement à partir duquel il est signalé", "7", "jours", A_VALIDER),
]  # fmt: skip


def charger(apps, schema_editor):
    regle = apps.get_model("socle", "RegleMetier")
    for code, libelle, valeur, unite, source in REGLES:
        regle.objects.create(code=code, libelle=libelle, valeur=valeur, unite=unite, valable_du=DEPUIS, source=source)


def retirer(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.filter(code__in=[regle[0] for regle in REGLES]).delete()


class Migration(migrations.Migration):
    dependencies = [("socle", "0011_alertes")]
    operations = [migrations.RunPython(charger, retirer)]
