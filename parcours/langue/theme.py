"""The language pillar, as the dossier reads it."""

from acteurs.nomenclatures import Pilier
from parcours.commun.theme import Theme
from parcours.langue import bref, chronologie, faits, formulaires, releve

THEME = Theme(
    code=Pilier.LANGUE.value,
    titre=str(Pilier.LANGUE.label),
    fiches=formulaires.FICHES,
    sections=releve.sections,
    faits=faits.SOURCE,
    bref=bref.BREF,
    fil=chronologie.FIL,
)
