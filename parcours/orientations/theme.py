"""Referrals and what follows what, as the dossier reads them; the timeline names their destination reader by reader."""

from parcours.commun.theme import Theme
from parcours.orientations import formulaires_fiches, releve

THEME = Theme(
    code="enchainement",
    titre="Enchaînement",
    fiches=formulaires_fiches.FICHES,
    sections=releve.sections,
)
