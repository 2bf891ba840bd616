"""The limits of an imported spreadsheet."""

import datetime

from django.db import migrations

DEPUIS = datetime.date(2015, 1, 1)
REGLES = [
    ("IMPORT_TAILLE", "Taille maximale d'un tableau importé, en millions d'octets", "10", "nombre", "Choix de conception : 20 000 lignes pèsent 3 millions d'octets"),
    ("IMPORT_LIGNES", "Nombre maximal de lignes d'un tableau importé", "50000", "nombre", "Choix de conception : mémoire d'un ouvrier"),
    ("IMPORT_APERCU", "Nombre de lignes que l'aperçu d'un import examine", "5000", "nombre", "Mesure : quelques secondes d'attente"),
    ("IMPORT_AGE_MAX", "Âge au-delà duquel une date de naissance importée n'est pas crue", "105", "ans", "Choix de conception"),
    ("IMPORT_SILENCE", "Minutes sans progrès au bout desquelles un import est dit arrêté", "3", "nombre", "Choix de conception"),
    ("IMPORT_ABANDON", "Conservation d'un tableau déposé et jamais importé", "30", "jours", "CNIL, minimisation (RGPD, article 5)"),
]  # fmt: skip


def charger(apps, schema_editor):
    regle = apps.get_model("socle", "RegleMetier")
    for code, libelle, valeur, unite, source in REGLES:
        regle.objects.get_or_create(
            code=code,
            valable_du=DEPUIS,
            defaults={"libelle": libelle, "valeur": valeur, "unite": unite, "source": source},
        )


def retirer(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.filter(code__in=[regle[0] for regle in REGLES]).delete()


class Migration(migrations.Migration):
    dependencies = [("socle", "0005_regle_droits_delai")]
    operations = [migrations.RunPython(charger, retirer)]
