"""The wall of the difficulties that tables name, as in ``parcours.querysets_difficultes``; only the coordination's import adds them."""

from parcours.mur.gabarits import DEPARTEMENT_ECRIT, DEPARTEMENT_LU, SA_STRUCTURE, dans, ou, par_pilier

_SANS_PILIER = f"pilier = '' and {SA_STRUCTURE} and {dans('parcours_id', 'parcours_equipe')}"
DIFFICULTE = (
    "parcours_difficultesignalee",
    ou(DEPARTEMENT_LU, par_pilier("parcours_lus"), _SANS_PILIER),
    ou(DEPARTEMENT_ECRIT, par_pilier("parcours_equipe"), _SANS_PILIER),
    DEPARTEMENT_ECRIT,
)
#: What decides who reads it, and the words themselves, are the file's: a team decides about them, and changes nothing.
FIGEE = (
    "parcours_id", "pilier", "cause", "texte", "relevee_le", "importation_id", "fichier", "lue_le", "structure_id",
)  # fmt: skip
