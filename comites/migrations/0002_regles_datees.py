"""The dated rules of committees and reports, on the day of release, with their sources."""

from django.db import migrations

from cirj.socle.regles_initiales import regles_initiales

REGLES = [
    (
        "BLOCAGE_ATTENTE",
        "Un blocage sans décision est signalé au-delà de",
        "60",
        "jours",
        "2015-01-01",
        "",
        "Choix de la coordination",
    ),
    (
        "CELLULE_LECTURE",
        "Lecture des situations par un membre de la cellule technique, après la séance",
        "30",
        "jours",
        "2015-01-01",
        "",
        "Choix de conception, à valider par le délégué à la protection des données",
    ),
    (
        "DECISION_LECTURE",
        "Lecture d'une décision par la structure qui l'a réalisée, après sa réalisation",
        "3",
        "mois",
        "2015-01-01",
        "",
        "Choix de conception, à valider par le délégué à la protection des données",
    ),
    (
        "DROITS_DELAI",
        "Délai d'ouverture des droits après la protection",
        "90",
        "jours",
        "2015-01-01",
        "",
        "Choix du comité, à valider",
    ),
    (
        "JOURNAL_CONSERVATION",
        "Conservation du journal des consultations et des modifications",
        "12",
        "mois",
        "2015-01-01",
        "",
        "CNIL, recommandation relative à la journalisation 2021-122 (de six mois à un an)",
    ),
]


class Migration(migrations.Migration):
    dependencies = [("comites", "0001_initial"), ("socle", "0001_initial")]
    operations = [regles_initiales(REGLES)]
