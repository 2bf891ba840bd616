"""Rights, of the social and of the health pillars, which show them."""

from parcours.commun.theme import Theme
from parcours.droits import chronologie, formulaires

THEME = Theme(
    code="droits",
    titre="Droits",
    fiches=formulaires.FICHES,
    fil=chronologie.FIL,
)
