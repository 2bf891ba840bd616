"""The small forms of the dossier, by the word their address uses; each theme lists its own."""

from parcours.commun.fiche import FormulaireFiche
from parcours.dossier.themes import THEMES

FICHES: dict[str, type[FormulaireFiche]] = {mot: fiche for theme in THEMES for mot, fiche in theme.fiches.items()}
