"""The wall of each table of this floor, as in ``comites.querysets``."""

from parcours.mur.tables import DEPARTEMENT_ECRIT, DEPARTEMENT_LU, SA_STRUCTURE, dans, ou

TABLES = [
    ("comites_seance", ou(DEPARTEMENT_LU, dans("id", "seances_lues")), DEPARTEMENT_ECRIT),
    ("comites_participant", DEPARTEMENT_LU, DEPARTEMENT_ECRIT),
    (
        "comites_pointordredujour",
        ou(DEPARTEMENT_LU, dans("blocage_id", "blocages_lus")),
        DEPARTEMENT_ECRIT,
    ),
    (
        "comites_decision",
        ou(DEPARTEMENT_LU, SA_STRUCTURE, dans("blocage_id", "blocages_lus")),
        ou(DEPARTEMENT_ECRIT, SA_STRUCTURE),
        DEPARTEMENT_ECRIT,
    ),
    ("comites_brouillondecision", DEPARTEMENT_LU, DEPARTEMENT_ECRIT),
]
