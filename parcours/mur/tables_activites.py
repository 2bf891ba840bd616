"""The wall of the collective activities: read as a follow-up is, name by name."""

from parcours.mur.gabarits import (
    DEPARTEMENT_ACCOMPAGNE,
    DEPARTEMENT_ECRIT,
    DEPARTEMENT_LU,
    PILIERS,
    SA_STRUCTURE,
    dans,
    ou,
)

#: An activity names nobody: the department reads it, its structure writes it.
ACTIVITE = (ou(DEPARTEMENT_LU, DEPARTEMENT_ACCOMPAGNE), ou(DEPARTEMENT_ECRIT, SA_STRUCTURE))

_EQUIPE = dans("parcours_id", "parcours_equipe")
_DE_LA_STRUCTURE = dans("a.structure_id", "structures")
_PAR_PILIER = [
    f"'{p}' = any (a.piliers)"
    + ("" if p == "sante" else " and not 'sante' = any (a.piliers)")
    + f" and {dans('parcours_id', 'parcours_lus', p)}"
    for p in PILIERS
]
_HORS_SANTE = f"not 'sante' = any (a.piliers) and {dans('parcours_id', 'parcours_exceptionnels')}"


def _activite(*conditions: str) -> str:
    return f"exists (select from parcours_activite a where a.id = activite_id and ({ou(*conditions)}))"


PARTICIPATION = (
    ou(DEPARTEMENT_LU, _activite(f"{_DE_LA_STRUCTURE} and {_EQUIPE}", *_PAR_PILIER, _HORS_SANTE)),
    ou(DEPARTEMENT_ECRIT, f"{_EQUIPE} and {_activite(_DE_LA_STRUCTURE)}"),
)
