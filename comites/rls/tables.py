"""The committees' tables: the coordination's, and what the members of a technical cell read of them."""

from cirj.socle.rls.conditions import DEPARTEMENT_ECRIT, DEPARTEMENT_LU, SA_STRUCTURE, dans, ou
from cirj.socle.rls.table import TableProtegee

TABLES = {
    "comites_seance": TableProtegee(
        ou(ou(DEPARTEMENT_LU, dans("id", "seances_lues")), dans("id", "seances_de_membre")),
        DEPARTEMENT_ECRIT,
        departement="departement_du_comite",
    ),
    "comites_participant": TableProtegee(
        ou(DEPARTEMENT_LU, dans("id", "invitations")), DEPARTEMENT_ECRIT, departement="departement_de_la_seance"
    ),
    "comites_pointordredujour": TableProtegee(
        ou(ou(DEPARTEMENT_LU, dans("blocage_id", "blocages_lus")), dans("seance_id", "seances_de_membre")),
        DEPARTEMENT_ECRIT,
        departement="departement_de_la_seance",
    ),
    # Read by who reads the blockage it answers: a structure that is given one reads it there.
    "comites_decision": TableProtegee(
        f"{DEPARTEMENT_LU} or {dans('blocage_id', 'blocages_lus')}",
        ou(DEPARTEMENT_ECRIT, SA_STRUCTURE),
        DEPARTEMENT_ECRIT,
        departement="departement_du_point",
        figees=("blocage_id", "point_id", "structure_id", "responsable_id"),
    ),
    "comites_brouillondecision": TableProtegee(DEPARTEMENT_LU, DEPARTEMENT_ECRIT, departement="departement_du_point"),
}
