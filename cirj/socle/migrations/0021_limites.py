"""What allauth's limits count, kept in the database; the dated rules of the attempts at a password or a code."""

import datetime

from django.db import migrations, models

DEPUIS = datetime.date(2015, 1, 1)
CNIL = "CNIL, recommandation 2022-100 : attente croissante, 25 essais par jour au plus"
REGLES = [
    ("CONNEXION_ESSAIS", "Mots de passe ou codes inexacts avant une attente", "5", "nombre", CNIL),
    (
        "CONNEXION_ATTENTE",
        "Minutes de la première attente, doublée à chaque nouvel échec",
        "1",
        "nombre",
        CNIL,
    ),
    ("CONNEXION_ATTENTE_MAX", "Minutes d'attente au plus", "120", "nombre", CNIL),
    (
        "CONNEXION_OUBLI",
        "Heures au bout desquelles les échecs d'un compte sont oubliés",
        "24",
        "nombre",
        CNIL,
    ),
    (
        "CONNEXION_ADRESSE",
        "Échecs en une heure depuis une même adresse réseau, hors appareils connus, avant une attente",
        "200",
        "nombre",
        "Choix de conception : un bureau entier derrière une adresse ne l'atteint pas",
    ),
    (
        "APPAREIL_CONNU",
        "Durée pendant laquelle un appareil où l'on s'est connecté reste connu",
        "180",
        "jours",
        "Choix de conception, d'après OWASP (« device cookies »)",
    ),
]


def charger(apps, schema_editor):
    regle = apps.get_model("socle", "RegleMetier")
    for code, libelle, valeur, unite, source in REGLES:
        regle.objects.create(code=code, libelle=libelle, valeur=valeur, unite=unite, valable_du=DEPUIS, source=source)


def retirer(apps, schema_editor):
    apps.get_model("socle", "RegleMetier").objects.filter(code__in=[regle[0] for regle in REGLES]).delete()


class Migration(migrations.Migration):
    dependencies = [("socle", "0020_taches_et_battement")]
    operations = [
        migrations.CreateModel(
            name="ValeurGardee",
            fields=[
                ("cle", models.CharField(max_length=64, primary_key=True, serialize=False)),
                ("valeur", models.JSONField()),
                ("expire_le", models.DateTimeField(null=True)),
            ],
            options={"indexes": [models.Index(fields=["expire_le"], name="valeur_gardee_expiration")]},
        ),
        migrations.AlterField(
            "entreejournal",
            "action",
            models.CharField(
                choices=[
                    ("lecture", "Consultation"),
                    ("liste", "Affichage d'une liste"),
                    ("recherche", "Recherche"),
                    ("export", "Export ou fichier"),
                    ("creation", "Ajout"),
                    ("modification", "Modification"),
                    ("suppression", "Suppression"),
                    ("refus", "Accès refusé"),
                    ("acces_exceptionnel", "Accès exceptionnel"),
                    ("connexion", "Connexion"),
                    ("connexion_refusee", "Connexion refusée"),
                    ("deconnexion", "Déconnexion"),
                    ("attente_levee", "Attente de connexion levée"),
                    ("purge", "Effacement des entrées anciennes"),
                ],
                max_length=20,
                verbose_name="action",
            ),
        ),
        migrations.RunPython(charger, retirer),
    ]
