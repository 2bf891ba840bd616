"""The work and training pillar, as the dossier reads it."""

from acteurs.nomenclatures import Pilier
from parcours.commun.theme import Theme
from parcours.emploi import bref, chronologie, faits, formulaires, releve

THEME = Theme(
    code=Pilier.EMPLOI.value,
    titre=str(Pilier.EMPLOI.label),
    fiches=formulaires.FICHES,
    sections=releve.sections,
    faits=faits.SOURCE,
    bref=bref.BREF,
    fil=chronologie.FIL,
)
