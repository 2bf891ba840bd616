"""The wall of referrals and chains, as in ``parcours.querysets_orientation``."""

from parcours.mur.gabarits import (
    DEPARTEMENT_ECRIT,
    DEPARTEMENT_LU,
    DU_PARCOURS,
    SA_STRUCTURE,
    dans,
    ou,
    par_pilier,
)

_EQUIPE = dans("parcours_id", "parcours_equipe")
_HORS_SANTE = f"(pilier <> 'sante' or {dans('parcours_id', 'parcours_equipe', 'sante')})"
# What a structure wrote, as long as it intervenes on the pathway.
_LA_SIENNE = f"{SA_STRUCTURE} and {_EQUIPE} and {_HORS_SANTE}"
_RECUE = dans("id", "orientations_recues")
# Sending opens a pillar once it is accepted: the same limits as adding an intervention (``tables_fermees``).
_ENVOI = ou(
    f"{SA_STRUCTURE} and ({par_pilier('parcours_equipe')})",
    f"{SA_STRUCTURE} and pilier <> 'sante' and not {dans('destination_id', 'structures')} and {_EQUIPE}",
)

ORIENTATION = (
    "parcours_orientation",
    ou(DEPARTEMENT_LU, par_pilier("parcours_lus"), _LA_SIENNE, _RECUE),
    ou(DEPARTEMENT_ECRIT, par_pilier("parcours_equipe"), _LA_SIENNE, _RECUE),
    ou(DEPARTEMENT_ECRIT, f"etat = 'envoyee' and ({_ENVOI})"),
)
ENCHAINEMENT = ("parcours_enchainement", *DU_PARCOURS)
MAILLON = (
    "parcours_maillon",
    ou(DEPARTEMENT_LU, par_pilier("parcours_lus"), _LA_SIENNE),
    ou(DEPARTEMENT_ECRIT, par_pilier("parcours_equipe"), _LA_SIENNE),
)

#: What a referral carried when it was sent stays as it was sent.
ENVOI_FIGE = (
    "parcours_id", "pilier", "agent_id", "structure_id", "destination_id", "dispositif_id", "session_id", "demande",
    "accord_le", "envoyee_le", "suite_de_id",
)  # fmt: skip
MAILLON_FIGE = ("parcours_id", "enchainement_id", "structure_id")
