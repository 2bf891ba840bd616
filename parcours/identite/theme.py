"""Who the person is: her forms; what is known is shown with her papers."""

from parcours.commun.theme import Theme
from parcours.identite import formulaires

THEME = Theme(
    code="identite",
    titre="Identité",
    fiches=formulaires.FICHES,
)
