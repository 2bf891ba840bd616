"""The wall of AGIR, as in ``parcours.querysets_agir``: the team of the pathway, the operator, who referred."""

from parcours.mur.gabarits import (
    COORDINATION,
    DEPARTEMENT_ECRIT,
    DEPARTEMENT_LU,
    DU_PARCOURS,
    PARCOURS_ECRITS,
    dans,
    ou,
)

_OPERATEUR = dans("operateur_id", "structures")
_PRESCRIPTEUR = dans("prescripteur_id", "structures")
# The columns that open something are frozen once they are written (``FIGEES``).
AGIR = (
    "parcours_parcoursagir",
    ou(DEPARTEMENT_LU, dans("parcours_id", "parcours_vus"), _OPERATEUR),
    ou(DEPARTEMENT_ECRIT, _OPERATEUR, _PRESCRIPTEUR, f"operateur_id is null and {PARCOURS_ECRITS}"),
    ou(DEPARTEMENT_ECRIT, f"{_PRESCRIPTEUR} and {PARCOURS_ECRITS}"),
)
# Written by the database itself: a trigger, under the owner's rights.
TRANSITION = (
    "parcours_transitionagir",
    ou(
        DEPARTEMENT_LU,
        dans("parcours_id", "parcours_vus"),
        f"exists (select from parcours_parcoursagir a where a.id = agir_id and a.{_OPERATEUR})",
    ),
    DEPARTEMENT_ECRIT,
)
SUSPENSION = ("parcours_suspensionagir", *DU_PARCOURS)
RAPPROCHEMENTS = (("parcours_rapprochementofii", *COORDINATION), ("parcours_ligneofii", *COORDINATION))

FIGEES = {
    "parcours_parcoursagir": (
        "parcours_id", "voie", "prescripteur_id", "operateur_id", "piliers", "oriente_le", "volontaire_le",
        "eligibilite",
    ),
    "parcours_suspensionagir": ("parcours_id", "auteur_id"),
}  # fmt: skip
