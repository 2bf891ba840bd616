"""The dated rules of the pathways' floor, theme by theme."""

from parcours.regles_datees import (
    acces,
    accompagnement,
    agir,
    alertes,
    depots,
    emploi,
    famille,
    langue,
    logement,
    papiers,
)

PARTIES = (agir, accompagnement, alertes, papiers, famille, langue, logement, emploi, acces, depots)
REGLES = tuple(regle for partie in PARTIES for regle in partie.REGLES)
