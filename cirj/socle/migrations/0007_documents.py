"""The dated rules of attached documents: size, number for a person, delay before a lost file is erased."""

import datetime

from django.db import migrations

DEPUIS = datetime.date(2015, 1, 1)
# code, label, value, unit, from, source
REGLES = [
    ("DOCUMENT_TAILLE", "Taille maximale d'un document joint, en millions d'octets", "10", "nombre", DEPUIS, "Choix de conception : une photo de téléphone pèse 3 à 8 millions d'octets"),
    ("DOCUMENT_NOMBRE", "Nombre maximal de documents joints au dossier d'une personne", "200", "nombre", DEPUIS, "CNIL, minimisation (RGPD, article 5)"),
    ("DOCUMENT_ORPHELIN", "Délai avant d'effacer un fichier déposé dont l'enregistrement n'a pas abouti", "1", "jours", DEPUIS, "Choix de conception : plus long qu'aucune requête"),
]  # fmt: skip


def charger(apps, schema_editor):
    regle = apps.get_model("socle", "RegleMetier")
    for code, libelle, valeur, unite, du, source in REGLES:
        regle.objects.create(code=code, libelle=libelle, valeur=valeur, unite=unite, valable_du=du, source=source)


def retirer(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.filter(code__in=[regle[0] for regle in REGLES]).delete()


class Migration(migrations.Migration):
    dependencies = [("socle", "0006_regles_des_comptes")]
    operations = [migrations.RunPython(charger, retirer)]
