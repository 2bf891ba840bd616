"""The wall of two dossiers made one: the coordination's alone."""

from parcours.mur.gabarits import COORDINATION

TABLES = [("parcours_reunion", *COORDINATION), ("parcours_personnesdistinctes", *COORDINATION)]
