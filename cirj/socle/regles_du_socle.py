"""The dated rules that belong to no business: the journal, the data kept, statistical secrecy."""

from cirj.socle.models.regle import Unite
from cirj.socle.regles_connues import RegleConnue

CHIFFRES, DONNEES = "Chiffres et secret statistique", "Données personnelles et journal"
_CASES = "le nombre de cases masquées dépend de chaque tableau. Les rapports annuels déjà préparés ne changent pas"

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
)
