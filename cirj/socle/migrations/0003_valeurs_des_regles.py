"""The dated rules known on the day of release (reference §12), with their sources."""

import datetime

from django.db import migrations

DEPUIS = datetime.date(2015, 1, 1)
# code, label, value, unit, from, source
REGLES = [
    ("FIN_MAINTIEN_DNA", "Maintien dans l'hébergement pour demandeurs d'asile après la fin du mois de notification", "3", "mois", DEPUIS, "CESEDA, prolongation de 3 mois au plus avec l'accord de l'OFII"),
    ("FIN_CPH", "Durée d'accueil en centre provisoire d'hébergement", "9", "mois", DEPUIS, "Contrat de séjour en CPH, par périodes de 3 mois ensuite"),
    ("ECHANGE_PERMIS", "Délai pour demander l'échange du permis de conduire", "12", "mois", DEPUIS, "Arrêté du 12 janvier 2012 modifié, à compter du premier document « reconnu réfugié »"),
    ("FIN_API", "Validité d'une attestation de prolongation d'instruction", "6", "mois", DEPUIS, "CESEDA R431-15-3 et R431-15-4"),
    ("FIN_APS", "Validité d'une autorisation provisoire de séjour (protection temporaire)", "6", "mois", DEPUIS, "CESEDA L581-3"),
    ("RENOUV_TITRE_OUVERTURE", "Ouverture de la demande de renouvellement d'un titre, avant son expiration", "4", "mois", DEPUIS, "Service en ligne de l'administration des étrangers"),
    ("RENOUV_TITRE_LIMITE", "Limite de la demande de renouvellement d'un titre, avant son expiration", "2", "mois", DEPUIS, "Service en ligne de l'administration des étrangers"),
    ("AGIR_TERME", "Durée maximale d'un parcours AGIR", "24", "mois", DEPUIS, "Cahier des charges AGIR, 2022"),
    ("AGIR_CONTACT", "Délai maximal entre deux contacts", "2", "mois", DEPUIS, "Cahier des charges AGIR, 2022"),
    ("PT_FIN", "Fin de la protection temporaire pour l'Ukraine", "2027-03-04", "date", DEPUIS, "Décision du Conseil de l'Union européenne de juin 2025"),
    ("CIR_TERME", "Durée du contrat d'intégration républicaine", "12", "mois", DEPUIS, "CESEDA L413-2, prolongeable d'un an au plus"),
    ("SUIVI_T6", "Premier suivi après la sortie", "6", "mois", DEPUIS, "Comité d'intégration"),
    ("SUIVI_T12", "Second suivi après la sortie", "12", "mois", DEPUIS, "Comité d'intégration"),
    ("ECHEANCES_PROCHES", "Échéances montrées à l'avance sur la page d'accueil", "30", "jours", DEPUIS, "Choix de la coordination"),
    ("BLOCAGE_ATTENTE", "Un blocage sans décision est signalé au-delà de", "60", "jours", DEPUIS, "Choix de la coordination"),
    ("SECRET_INTERNE", "Seuil du secret statistique pour les agents habilités aux agrégats", "5", "nombre", DEPUIS, "Usage en statistique sociale"),
    ("SECRET_PUBLIC", "Seuil du secret statistique pour la publication", "11", "nombre", DEPUIS, "Manuel de protection des tableaux de l'Insee"),
    ("INVITATION_VALIDITE", "Validité d'une invitation", "7", "jours", DEPUIS, "Choix de la coordination"),
    ("AGE_MAJORITE", "Âge de la majorité", "18", "ans", DEPUIS, "Code civil, article 414"),
    ("PURGE", "Conservation en base active après le dernier contact", "24", "mois", DEPUIS, "CNIL, référentiel social 2021-028"),
    ("FIN_CPH_PROLONGATION", "Durée d'une prolongation en centre provisoire d'hébergement", "3", "mois", DEPUIS, "Contrat de séjour en CPH, par périodes de 3 mois"),
    ("DROITS_DELAI", "Délai d'ouverture des droits après la protection", "90", "jours", DEPUIS, "Référentiel d'indicateurs du comité (proposition)"),
    ("IMPORT_TAILLE", "Taille maximale d'un tableau importé, en millions d'octets", "10", "nombre", DEPUIS, "Choix de conception : 20 000 lignes pèsent 3 millions d'octets"),
    ("IMPORT_LIGNES", "Nombre maximal de lignes d'un tableau importé", "50000", "nombre", DEPUIS, "Choix de conception : mémoire d'un ouvrier"),
    ("IMPORT_APERCU", "Nombre de lignes que l'aperçu d'un import examine", "5000", "nombre", DEPUIS, "Mesure : quelques secondes d'attente"),
    ("IMPORT_AGE_MAX", "Âge au-delà duquel une date de naissance importée n'est pas crue", "105", "ans", DEPUIS, "Choix de conception"),
    ("IMPORT_SILENCE", "Minutes sans progrès au bout desquelles un import est dit arrêté", "3", "nombre", DEPUIS, "Choix de conception"),
    ("IMPORT_ABANDON", "Conservation d'un tableau déposé et jamais importé", "30", "jours", DEPUIS, "CNIL, minimisation (RGPD, article 5)"),
]  # fmt: skip


def charger(apps, schema_editor):
    regle = apps.get_model("socle", "RegleMetier")
    for code, libelle, valeur, unite, du, source in REGLES:
        regle.objects.create(code=code, libelle=libelle, valeur=valeur, unite=unite, valable_du=du, source=source)


def retirer(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.filter(code__in=[regle[0] for regle in REGLES]).delete()


class Migration(migrations.Migration):
    dependencies = [("socle", "0002_regles")]
    operations = [migrations.RunPython(charger, retirer)]
