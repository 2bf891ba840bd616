"""The dated rules that belong to no business: data kept, statistical secrecy, the watch over the installation."""

from cirj.socle.models.regle import Unite
from cirj.socle.regles_connues import RegleConnue

CHIFFRES, DONNEES = "Chiffres et secret statistique", "Données personnelles et journal"
SERVICE = "État du service"
_CASES = "le nombre de cases masquées dépend de chaque tableau. Les rapports annuels déjà préparés ne changent pas"
_VEILLE = "seul change le moment où l'arrêt est dit"

REGLES = (
    RegleConnue(
        "SECRET_INTERNE",
        "Seuil du secret statistique pour les agents",
        Unite.NOMBRE,
        CHIFFRES,
        "Tableau de bord, listes et fichiers de chiffres",
        (3, 100),
        "personne,personnes",
        sans_nombre=_CASES,
    ),
    RegleConnue(
        "SECRET_PUBLIC",
        "Seuil du secret statistique pour la publication",
        Unite.NOMBRE,
        CHIFFRES,
        "Rapport annuel et fichiers publiés",
        (5, 100),
        "personne,personnes",
        sans_nombre=_CASES,
    ),
    RegleConnue(
        "PURGE",
        "Conservation d'un dossier après le dernier contact",
        Unite.MOIS,
        DONNEES,
        "Page « Données personnelles »",
        (1, 120),
        sans_nombre="cette durée est annoncée aux personnes ; aucun dossier n'est effacé tout seul",
    ),
    RegleConnue(
        "CALENDRIER_SILENCE",
        "Temps sans battement au bout duquel le calendrier des travaux est dit arrêté",
        Unite.NOMBRE,
        SERVICE,
        "Page « État du service »",
        (2, 120),
        "minute,minutes",
        sans_nombre=_VEILLE,
    ),
    RegleConnue(
        "OUVRIER_SILENCE",
        "Temps sans tâche prise au bout duquel l'ouvrier est dit arrêté",
        Unite.NOMBRE,
        SERVICE,
        "Page « État du service »",
        (31, 240),
        "minute,minutes",
        sans_nombre=_VEILLE,
    ),
)
