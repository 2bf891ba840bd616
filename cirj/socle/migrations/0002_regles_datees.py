"""The dated rules of the ground floor, as they stand on the day of release, with their sources."""

from django.db import migrations

from cirj.socle.regles_initiales import regles_initiales

REGLES = [
    (
        "CALENDRIER_SILENCE",
        "Minutes sans battement au bout desquelles le calendrier est dit arrêté",
        "5",
        "nombre",
        "2015-01-01",
        "",
        "Choix de conception",
    ),
    (
        "OUVRIER_SILENCE",
        "Minutes sans tâche prise au bout desquelles l'ouvrier est dit arrêté",
        "35",
        "nombre",
        "2015-01-01",
        "",
        "Choix de conception",
    ),
    (
        "PURGE",
        "Conservation en base active après le dernier contact",
        "24",
        "mois",
        "2015-01-01",
        "",
        "CNIL, référentiel social 2021-028",
    ),
    (
        "SECRET_INTERNE",
        "Seuil du secret statistique pour les agents habilités aux agrégats",
        "5",
        "nombre",
        "2015-01-01",
        "",
        "Usage en statistique sociale",
    ),
    (
        "SECRET_PUBLIC",
        "Seuil du secret statistique pour la publication",
        "11",
        "nombre",
        "2015-01-01",
        "",
        "Manuel de protection des tableaux de l'Insee",
    ),
]


class Migration(migrations.Migration):
    dependencies = [("socle", "0001_initial")]
    operations = [regles_initiales(REGLES)]
