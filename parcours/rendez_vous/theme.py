"""Appointments, of three pillars, which show them."""

from parcours.commun.theme import Theme
from parcours.rendez_vous import chronologie, formulaires

THEME = Theme(
    code="rendez-vous",
    titre="Rendez-vous",
    fiches=formulaires.FICHES,
    fil=chronologie.FIL,
)
