"""The AGIR programme, and the dated rules of every pathway."""

from parcours.agir import faits, formulaires_fiches
from parcours.commun.theme import Theme

THEME = Theme(
    code="agir",
    titre="AGIR",
    fiches=formulaires_fiches.FICHES,
    faits=faits.SOURCE,
)
