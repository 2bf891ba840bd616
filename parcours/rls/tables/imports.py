"""Imports, what they wrote and the doubles that they propose: the coordination's; the difficulties they name: the team's."""

from cirj.socle.rls.conditions import DEPARTEMENT_ECRIT, DEPARTEMENT_LU, SA_STRUCTURE, dans, ou
from parcours.rls.commun import coordination, du_parcours, par_pilier

_SANS_PILIER = f"pilier = '' and {SA_STRUCTURE} and {dans('parcours_id', 'parcours_equipe')}"

TABLES = {
    "parcours_importation": coordination(),
    "parcours_ligneimport": coordination(departement="departement_de_l_import"),
    "parcours_ecritureimport": coordination(departement="departement_de_l_import"),
    "parcours_propositiondoublon": coordination(),
    "parcours_reunion": coordination(),
    "parcours_personnesdistinctes": coordination(),
    "parcours_doublereporte": coordination(),
    # What decides who reads it, and the words themselves, are the file's: a team decides about them, and changes nothing.
    "parcours_difficultesignalee": du_parcours(
        ou(DEPARTEMENT_LU, par_pilier("parcours_lus"), _SANS_PILIER),
        ou(DEPARTEMENT_ECRIT, par_pilier("parcours_equipe"), _SANS_PILIER),
        DEPARTEMENT_ECRIT,
        figees=(
            "parcours_id",
            "pilier",
            "cause",
            "texte",
            "relevee_le",
            "importation_id",
            "fichier",
            "lue_le",
            "structure_id",
        ),
    ),
}
