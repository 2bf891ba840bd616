"""The dated rules of accounts and of what the network offers, on the day of release, with their sources."""

from django.db import migrations

from cirj.socle.regles_initiales import regles_initiales

REGLES = [
    (
        "APPAREIL_CONNU",
        "Durée pendant laquelle un appareil où l'on s'est connecté reste connu",
        "180",
        "jours",
        "2015-01-01",
        "",
        "Choix de conception, d'après OWASP (« device cookies »)",
    ),
    (
        "CONNEXION_ADRESSE",
        "Échecs en une heure depuis une même adresse réseau, hors appareils connus, avant une attente",
        "200",
        "nombre",
        "2015-01-01",
        "",
        "Choix de conception : un bureau entier derrière une adresse ne l'atteint pas",
    ),
    (
        "CONNEXION_ATTENTE",
        "Minutes de la première attente, doublée à chaque nouvel échec",
        "1",
        "nombre",
        "2015-01-01",
        "",
        "CNIL, recommandation 2022-100 : attente croissante, 25 essais par jour au plus",
    ),
    (
        "CONNEXION_ATTENTE_MAX",
        "Minutes d'attente au plus",
        "120",
        "nombre",
        "2015-01-01",
        "",
        "CNIL, recommandation 2022-100 : attente croissante, 25 essais par jour au plus",
    ),
    (
        "CONNEXION_ESSAIS",
        "Mots de passe ou codes inexacts avant une attente",
        "5",
        "nombre",
        "2015-01-01",
        "",
        "CNIL, recommandation 2022-100 : attente croissante, 25 essais par jour au plus",
    ),
    (
        "CONNEXION_OUBLI",
        "Heures au bout desquelles les échecs d'un compte sont oubliés",
        "24",
        "nombre",
        "2015-01-01",
        "",
        "CNIL, recommandation 2022-100 : attente croissante, 25 essais par jour au plus",
    ),
    ("INVITATION_VALIDITE", "Validité d'une invitation", "7", "jours", "2015-01-01", "", "Choix de la coordination"),
    (
        "OFFRE_CONFIRMATION",
        "Durée pendant laquelle un nombre de places libres reste confirmé",
        "6",
        "mois",
        "2015-01-01",
        "",
        "Fiche offre : date de mise à jour des places",
    ),
    (
        "RECAPITULATIF_JOUR",
        "Jour du récapitulatif hebdomadaire (1 : lundi)",
        "1",
        "nombre",
        "2015-01-01",
        "",
        "Choix de conception, à valider par la coordination",
    ),
    (
        "REVUE_ACCES",
        "Délai entre deux revues des accès d'une structure",
        "6",
        "mois",
        "2015-01-01",
        "",
        "ANSSI, guide d'hygiène informatique, mesure 9",
    ),
    (
        "REVUE_ACCES_REPONSE",
        "Délai laissé au responsable pour confirmer les accès de sa structure",
        "30",
        "jours",
        "2015-01-01",
        "",
        "Choix de la coordination",
    ),
    (
        "SAISIE_AUTEUR",
        "Heures pendant lesquelles un formulaire resté ouvert dit encore qui l'écrivait",
        "72",
        "nombre",
        "2015-01-01",
        "",
        "Choix de conception",
    ),
    (
        "SAISIE_GARDEE",
        "Heures pendant lesquelles une saisie interrompue est gardée pour son auteur",
        "24",
        "nombre",
        "2015-01-01",
        "",
        "Choix de conception",
    ),
    (
        "SAISIE_TAILLE",
        "Taille d'une saisie interrompue gardée pour son auteur, en kilo-octets au plus",
        "1000",
        "nombre",
        "2015-01-01",
        "",
        "Choix de conception",
    ),
]


class Migration(migrations.Migration):
    dependencies = [("acteurs", "0001_initial"), ("socle", "0001_initial")]
    operations = [regles_initiales(REGLES)]
