"""Protection, residence documents, integration contract, as the dossier reads them."""

from parcours.commun.theme import Theme
from parcours.papiers import chronologie, faits, formulaires, releve

THEME = Theme(
    code="papiers",
    titre="Identité et papiers",
    fiches=formulaires.FICHES,
    sections=releve.sections,
    faits=faits.SOURCE,
    fil=chronologie.FIL,
)
