"""What is noted of the pathways' floor: its tables, its readings, and the tables that are not noted.

Each part declares its own in a module of this package, listed in ``PARTIES``.
"""

from parcours.journalises import (
    activites,
    agir,
    alertes,
    commun,
    difficultes,
    emploi,
    famille,
    identite,
    langue,
    logement,
    orientation,
    passation,
    plan,
    reunions,
    social,
)

PARTIES = (
    activites,
    alertes,
    commun,
    difficultes,
    emploi,
    famille,
    identite,
    langue,
    logement,
    orientation,
    passation,
    plan,
    reunions,
    social,
    agir,
)

JOURNALISEES = {table: regle for partie in PARTIES for table, regle in partie.JOURNALISEES.items()}
LECTURES = {objet: lecture for partie in PARTIES for objet, lecture in getattr(partie, "LECTURES", {}).items()}
SANS_JOURNAL = {table: raison for partie in PARTIES for table, raison in getattr(partie, "SANS_JOURNAL", {}).items()}
