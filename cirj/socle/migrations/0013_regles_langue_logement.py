"""The dated rules of language prescriptions, courses, accommodation and housing (reference §2, §4 and §9)."""

import datetime

from django.db import migrations, models

DEPUIS = datetime.date(2015, 1, 1)
CIR, ESSAI, REFORME = datetime.date(2016, 7, 1), datetime.date(2024, 3, 1), datetime.date(2025, 7, 1)
VEILLE = datetime.date(2025, 6, 30)
# code, label, value, unit, from, to, source
REGLES = [
    ("PRESCRIPTION_HEURES", "Heures de français que l'OFII peut prescrire en présence", "100 200 400 600", "liste", CIR, VEILLE, "Ministère de l'intérieur, formation linguistique (600 heures pour qui ne lit ni n'écrit)"),
    ("PRESCRIPTION_HEURES", "Heures de français que l'OFII peut prescrire en présence", "600", "liste", REFORME, None, "Formation linguistique de l'OFII depuis le 1er juillet 2025 (presse spécialisée, question parlementaire)"),
    ("PRESCRIPTION_NIVEAU", "Niveau visé par la prescription", "a1", "liste", CIR, VEILLE, "Ministère de l'intérieur, formation linguistique"),
    ("PRESCRIPTION_BFC_HEURES", "Heures prescrites pendant l'expérimentation en Bourgogne-Franche-Comté, du minimum au maximum", "200 800", "liste", ESSAI, VEILLE, "OFII, nouvelles expérimentations, 2024"),
    ("PRESCRIPTION_BFC_NIVEAU", "Niveau visé pendant l'expérimentation en Bourgogne-Franche-Comté", "a2", "liste", ESSAI, VEILLE, "OFII, nouvelles expérimentations, 2024"),
    ("PRESCRIPTION_PRESENTIEL", "Profils auxquels la formation en présence est réservée", "alpha illettrisme", "liste", REFORME, None, "Formation linguistique de l'OFII depuis le 1er juillet 2025 : non-lecteurs et non-scripteurs"),
    ("PRESCRIPTION_DUREE", "Durée sur laquelle s'étalent les heures prescrites", "12", "mois", DEPUIS, None, "Durée du contrat d'intégration (un an), reprise par la réforme du 1er juillet 2025"),
    ("RYTHME_EXTENSIF", "Rythme extensif : heures par semaine, du minimum au maximum", "6 10", "liste", REFORME, None, "Formation linguistique de l'OFII depuis le 1er juillet 2025"),
    ("RYTHME_SEMI_INTENSIF", "Rythme semi-intensif : heures par semaine, du minimum au maximum", "11 19", "liste", REFORME, None, "Formation linguistique de l'OFII depuis le 1er juillet 2025"),
    ("RYTHME_INTENSIF", "Rythme intensif : heures par semaine, du minimum au maximum", "20 30", "liste", REFORME, None, "Formation linguistique de l'OFII depuis le 1er juillet 2025"),
    ("COURS_ATTENTE", "Un besoin de cours sans place est signalé au-delà de", "60", "jours", DEPUIS, None, "Référentiel d'indicateurs du comité (proposition)"),
    ("FIN_MAINTIEN_PROLONGATION", "Prolongation du maintien que l'OFII peut accorder, au plus", "3", "mois", DEPUIS, None, "CESEDA, maintien après la décision"),
    ("PASSERELLE_DUREE", "Durée d'un logement passerelle", "70", "jours", DEPUIS, None, "Catalogue des initiatives de la Diair, 2019 : Difre"),
    ("PASSERELLE_SUIVI", "Accompagnement après un logement passerelle, au plus", "12", "mois", DEPUIS, None, "Catalogue des initiatives de la Diair, 2019 : Difre"),
    ("COHABITATION_MINIMUM", "Durée minimale d'un hébergement citoyen", "3", "mois", DEPUIS, None, "Catalogue des initiatives de la Diair, 2019 : Élan"),
    ("COHABITATION_MAXIMUM", "Durée maximale d'un hébergement citoyen", "12", "mois", DEPUIS, None, "Catalogue des initiatives de la Diair, 2019 : Élan"),
    ("LOGEMENT_SOCIAL_RENOUVELLEMENT", "Validité d'une demande de logement social, à renouveler ensuite", "12", "mois", DEPUIS, None, "Code de la construction et de l'habitation, demande de logement social, à vérifier"),
    ("SUROCCUPATION", "Personnes au plus, en plus du nombre de pièces principales", "1", "nombre", DEPUIS, None, "Proposition, à valider par le comité : un T1 pour deux, un T4 pour cinq"),
]  # fmt: skip


def charger(apps, schema_editor):
    regle = apps.get_model("socle", "RegleMetier")
    for code, libelle, valeur, unite, du, au, source in REGLES:
        regle.objects.create(
            code=code, libelle=libelle, valeur=valeur, unite=unite, valable_du=du, valable_au=au, source=source
        )


def retirer(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.filter(code__in=[regle[0] for regle in REGLES]).delete()


class Migration(migrations.Migration):
    dependencies = [("socle", "0012_regles_orientation")]
    operations = [
        migrations.AlterField(
            "reglemetier",
            "unite",
            models.CharField(
                choices=[
                    ("jours", "jours"),
                    ("mois", "mois"),
                    ("ans", "ans"),
                    ("nombre", "nombre"),
                    ("date", "date"),
                    ("liste", "liste"),
                ],
                max_length=10,
                verbose_name="unité",
            ),
        ),
        migrations.AlterField(
            "reglemetier",
            "valeur",
            models.CharField(
                help_text="Un nombre, une date AAAA-MM-JJ, ou des codes séparés par des espaces.",
                max_length=40,
                verbose_name="valeur",
            ),
        ),
        migrations.RunPython(charger, retirer),
    ]
