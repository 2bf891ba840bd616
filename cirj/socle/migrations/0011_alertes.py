"""The dated rules of alerts: how long before its day each deadline is told, how long one may be put off."""

import datetime

from django.db import migrations

DEPUIS = datetime.date(2015, 1, 1)
CHOIX = "Choix de conception, à valider par la coordination"
# code, label, value, unit, source
REGLES = [
    ("ALERTE_PREAVIS", "Une échéance devient une alerte ce temps avant son jour", "30", "jours", CHOIX),
    ("ALERTE_PREAVIS_AGIR_CONTACT", "Alerte avant le délai maximal entre deux contacts", "7", "jours", CHOIX),
    ("ALERTE_PREAVIS_ETAPE", "Alerte avant le jour prévu d'une étape", "7", "jours", CHOIX),
    ("ALERTE_PREAVIS_AGIR_TERME", "Alerte avant le terme du programme AGIR", "90", "jours", CHOIX),
    ("ALERTE_PREAVIS_ECHANGE_PERMIS", "Alerte avant la fin du délai d'échange du permis de conduire", "90", "jours", "Référentiel du comité : 90 jours, puis 30"),
    ("ALERTE_PREAVIS_PT_FIN", "Alerte avant la fin de la protection temporaire", "120", "jours", CHOIX),
    ("ALERTE_PREAVIS_CIR_TERME", "Alerte avant le terme du contrat d'intégration républicaine", "60", "jours", CHOIX),
    ("ALERTE_PRESSANTE", "Une alerte est dite pressante ce temps avant son jour", "30", "jours", "Référentiel du comité : 90 jours, puis 30"),
    ("ALERTE_REPORT_MAX", "Durée maximale du report d'une alerte", "60", "jours", CHOIX),
    ("ALERTE_HISTORIQUE", "Alertes fermées montrées dans la liste", "30", "jours", CHOIX),
    ("RECAPITULATIF_JOUR", "Jour du récapitulatif hebdomadaire (1 : lundi)", "1", "nombre", CHOIX),
]  # fmt: skip


def charger(apps, schema_editor):
    regle = apps.get_model("socle", "RegleMetier")
    for code, libelle, valeur, unite, source in REGLES:
        regle.objects.create(code=code, libelle=libelle, valeur=valeur, unite=unite, valable_du=DEPUIS, source=source)


def retirer(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.filter(code__in=[regle[0] for regle in REGLES]).delete()


class Migration(migrations.Migration):
    dependencies = [("socle", "0010_regles_emploi")]
    operations = [migrations.RunPython(charger, retirer)]
