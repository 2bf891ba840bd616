"""The social and cultural pillar, as the dossier reads it."""

from acteurs.nomenclatures import Pilier
from parcours.commun.theme import Theme
from parcours.social import bref, chronologie, faits, formulaires, releve

THEME = Theme(
    code=Pilier.SOCIAL.value,
    titre=str(Pilier.SOCIAL.label),
    fiches=formulaires.FICHES,
    sections=releve.sections,
    faits=faits.SOURCE,
    bref=bref.BREF,
    fil=chronologie.FIL,
)
