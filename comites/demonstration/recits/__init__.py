"""The people whose stories the demonstration tells (docs/domaine.md §14), one file a story."""

from comites.demonstration.plume import Plume
from comites.demonstration.recits import (
    activites,
    agir,
    bail_glissant,
    cohabitation,
    cohorte,
    conjugaison,
    cours_avec_garde,
    doubles,
    duo,
    famille_attendue,
    famille_reunie,
    jeune_en_cej,
    masque,
    orientations,
    passerelle,
    permis,
    transport,
    ukraine,
)

#: In this order: the first people are the best known.
RECITS = [
    famille_reunie,
    cours_avec_garde,
    jeune_en_cej,
    permis,
    ukraine,
    transport,
    bail_glissant,
    passerelle,
    cohabitation,
    duo,
    famille_attendue,
    cohorte,
    conjugaison,
    agir,
    masque,
    orientations,
    activites,
    doubles,
]


def raconter(plume: Plume) -> None:
    for recit in RECITS:
        recit.raconter(plume)
