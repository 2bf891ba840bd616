"""How long one reads what one no longer follows, and how often one may ask."""

from cirj.socle.models.regle import Unite
from cirj.socle.regles_connues import RegleConnue
from parcours.regles_datees.compteurs import QUESTIONS, RELUES

THEME = "Qui lit quoi, et combien de temps"
_DEMANDES = "les demandes des jours passés ne changent pas"

REGLES = (
    RegleConnue(
        "ACCES_APRES_INTERVENTION",
        "Lecture par une structure de ses propres suivis, après son intervention",
        Unite.MOIS,
        THEME,
        "Personnes quittées, « Données personnelles »",
        (0, 24),
        effets=(RELUES,),
    ),
    RegleConnue(
        "ACCES_EXCEPTIONNEL_DUREE",
        "Durée d'un accès exceptionnel",
        Unite.JOURS,
        THEME,
        "Accès exceptionnels",
        (1, 30),
        sans_nombre="les accès déjà ouverts gardent leur fin",
    ),
    RegleConnue(
        "ACCES_EXCEPTIONNEL_ESSAIS",
        "Demandes d'accès exceptionnel en un jour, au plus",
        Unite.NOMBRE,
        THEME,
        "Accès exceptionnels",
        (1, 50),
        "demande,demandes",
        sans_nombre=_DEMANDES,
    ),
    RegleConnue(
        "RAPPROCHEMENT_VALIDITE",
        "Délai pour répondre à la question « est-ce la même personne ? »",
        Unite.JOURS,
        THEME,
        "Ma journée, questions posées",
        (1, 120),
        effets=(QUESTIONS,),
    ),
    RegleConnue(
        "RAPPROCHEMENT_PAR_JOUR",
        "Questions qu'un agent peut poser en un jour, au plus",
        Unite.NOMBRE,
        THEME,
        "Nouvelle personne",
        (1, 100),
        "question,questions",
        sans_nombre=_DEMANDES,
    ),
    RegleConnue(
        "ORIENTATION_LECTURE",
        "Lecture d'une orientation refusée ou annulée par qui l'avait reçue",
        Unite.JOURS,
        THEME,
        "Orientations",
        (0, 120),
        sans_nombre="chaque structure lit les siennes ; la coordination les lit toutes, sans délai",
    ),
)
