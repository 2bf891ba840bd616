"""The wall of two dossiers made one: the coordination's alone."""

from parcours.mur.gabarits import COORDINATION

#: Added with the list of doubles to decide.
REPORTS = [("parcours_doublereporte", *COORDINATION)]
TABLES = [("parcours_reunion", *COORDINATION), ("parcours_personnesdistinctes", *COORDINATION)]
