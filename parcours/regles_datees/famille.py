"""The ages of the family reunion."""

from cirj.socle.models.regle import Unite
from cirj.socle.regles_connues import RegleConnue
from parcours.regles_datees.compteurs import ALERTES

THEME, OU = "Famille", "Dossier : personnes attendues"
_DOSSIER = "l'âge se lit dans chaque dossier"

REGLES = (
    RegleConnue(
        "REUNIF_AGE",
        "Réunification familiale : anniversaire que l'enfant ne doit pas avoir dépassé",
        Unite.ANS,
        THEME,
        f"{OU}, alertes",
        (15, 30),
        effets=(ALERTES,),
    ),
    RegleConnue(
        "REUNIF_AGE_CONJOINT",
        "Réunification familiale : âge du conjoint, au moins",
        Unite.ANS,
        THEME,
        OU,
        (15, 30),
        sans_nombre=_DOSSIER,
    ),
    RegleConnue(
        "REUNIF_ALERTE",
        "Réunification familiale : l'anniversaire est dit proche ce temps avant",
        Unite.MOIS,
        THEME,
        OU,
        (0, 36),
        sans_nombre=_DOSSIER,
    ),
    RegleConnue("AGE_MAJORITE", "Âge de la majorité", Unite.ANS, THEME, OU, (16, 25), sans_nombre=_DOSSIER),
)
