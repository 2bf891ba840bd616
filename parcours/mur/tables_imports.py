"""The wall of what imports wrote: the coordination's alone, as the imports."""

from parcours.mur.gabarits import COORDINATION

ECRITURE = ("parcours_ecritureimport", *COORDINATION)
