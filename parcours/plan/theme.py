"""Steps, goals, blockages and the state of each pillar."""

from parcours.commun.theme import Theme
from parcours.plan import faits, formulaires, formulaires_piliers

THEME = Theme(
    code="plan",
    titre="Plan d'action",
    fiches=formulaires_piliers.FICHES | formulaires.FICHES,
    faits=faits.SOURCE,
)
