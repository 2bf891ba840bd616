"""What a pathway, a referral, a right and an activity set."""

from cirj.socle.models.regle import Unite
from cirj.socle.regles_connues import RegleConnue
from parcours.regles_datees.compteurs import ALERTES, PROCHES, SANS_REPONSE

THEME, OFFRE = "Accompagnement", "Orientations et offre"

REGLES = (
    RegleConnue(
        "SUIVI_T6",
        "Premier suivi après la sortie",
        Unite.MOIS,
        THEME,
        "Dossier, alertes, tableau de bord",
        (1, 24),
        effets=(ALERTES,),
    ),
    RegleConnue(
        "SUIVI_T12",
        "Second suivi après la sortie",
        Unite.MOIS,
        THEME,
        "Dossier, alertes, tableau de bord",
        (1, 36),
        effets=(ALERTES,),
    ),
    RegleConnue(
        "ECHEANCES_PROCHES",
        "Échéances montrées à l'avance",
        Unite.JOURS,
        THEME,
        "Ma journée, enchaînements",
        (1, 366),
        effets=(PROCHES,),
    ),
    RegleConnue(
        "DROIT_RENOUVELLEMENT",
        "Demander le renouvellement d'un droit avant sa fin",
        Unite.MOIS,
        THEME,
        "Droits, alertes",
        (0, 12),
        effets=(ALERTES,),
    ),
    RegleConnue(
        "ACTIVITE_CORRECTION",
        "Correction de la liste d'une activité après sa clôture",
        Unite.JOURS,
        THEME,
        "Activités collectives",
        (0, 366),
        sans_nombre="les listes déjà closes gardent leur délai",
    ),
    RegleConnue(
        "ORIENTATION_REPONSE",
        "Délai pour répondre à une orientation",
        Unite.JOURS,
        OFFRE,
        "Ma journée de la coordination, récapitulatif",
        (1, 120),
        effets=(SANS_REPONSE,),
    ),
    RegleConnue(
        "ENCHAINEMENT_VIDE",
        "Écart signalé entre deux étapes d'un enchaînement",
        Unite.JOURS,
        OFFRE,
        "Enchaînements d'un dossier",
        (1, 366),
        sans_nombre="l'écart se lit dans chaque dossier",
    ),
)
