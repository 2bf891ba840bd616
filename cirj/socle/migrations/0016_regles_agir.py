"""The dated rules of AGIR: whom it admits, when its term is near, how long a list of the OFII is kept (reference §3)."""

import datetime

from django.db import migrations

LANCEMENT = datetime.date(2022, 1, 1)
# The restriction of July 2024 is known, its exact test is not: no row covers it until the coordination writes one.
FIN_V1 = datetime.date(2024, 6, 30)
V1 = "AGIR, conditions publiées en décembre 2022 par une préfecture : signataire du CIR, protection de l'année N ou N-1"
OPERATEUR = "Présentation du programme AGIR par un opérateur de deux départements, juin 2023"
A_VALIDER = "Choix de conception, à valider par la coordination"
A_VALIDER_DPD = "Choix de conception, à valider par le délégué à la protection des données"
# code, label, value, unit, until, source
REGLES = [
    ("AGIR_ELIGIBLE_ANNEES", "AGIR : années civiles écoulées, au plus, depuis celle de la protection", "1", "ans", FIN_V1, V1),
    ("AGIR_ELIGIBLE_AGE", "AGIR : âge à l'orientation, au moins", "16", "ans", None, V1),
    ("AGIR_ELIGIBLE_CIR", "AGIR : contrat d'intégration républicaine exigé (1 oui, 0 non)", "1", "nombre", None, V1),
    ("AGIR_ELIGIBLE_TEMPORAIRE", "AGIR : ouvert à la protection temporaire (1 oui, 0 non)", "0", "nombre", None, V1),
    ("AGIR_ELIGIBLE_REJOIGNANTS", "AGIR : ouvert aux rejoignants d'une personne protégée (1 oui, 0 non)", "1", "nombre", None, OPERATEUR),
    ("AGIR_TERME_PROCHE", "AGIR : le terme est dit proche à partir de", "3", "mois", None, A_VALIDER),
    ("AGIR_EXPORT_PERIODE", "AGIR : plus longue période d'un fichier pour l'État", "36", "mois", None, A_VALIDER),
    ("AGIR_OFII_CONSERVATION", "Conservation d'un rapprochement avec la liste de l'OFII", "12", "mois", None, A_VALIDER_DPD),
    ("AGIR_OFII_LIGNES", "Nombre maximal de lignes d'une liste de l'OFII", "5000", "nombre", None, "Mesure : lue en deux secondes au plus"),
]  # fmt: skip
#: How the term counts the suspensions, said where the rule is read.
TERME = ("Cahier des charges AGIR, 2022", "Cahier des charges AGIR, 2022 ; reporté d'un jour par jour de suspension (choix de conception, à valider)")  # fmt: skip


def charger(apps, schema_editor):
    regle = apps.get_model("socle", "RegleMetier")
    for code, libelle, valeur, unite, au, source in REGLES:
        regle.objects.create(
            code=code, libelle=libelle, valeur=valeur, unite=unite, valable_du=LANCEMENT, valable_au=au, source=source
        )
    regle.objects.filter(code="AGIR_TERME", source=TERME[0]).update(source=TERME[1])


def retirer(apps, schema_editor):
    regle = apps.get_model("socle", "RegleMetier")
    regle.objects.filter(code__in=[ligne[0] for ligne in REGLES]).delete()
    regle.objects.filter(code="AGIR_TERME", source=TERME[1]).update(source=TERME[0])


class Migration(migrations.Migration):
    dependencies = [("socle", "0015_regles_droits")]
    operations = [migrations.RunPython(charger, retirer)]
