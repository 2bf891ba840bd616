"""Household and family reunion, as the dossier reads them."""

from parcours.commun.theme import Theme
from parcours.famille import chronologie, faits, formulaires, releve

THEME = Theme(
    code="famille",
    titre="Ménage et famille",
    fiches=formulaires.FICHES,
    sections=releve.sections,
    faits=faits.SOURCE,
    fil=chronologie.FIL,
)
