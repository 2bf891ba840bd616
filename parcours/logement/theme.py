"""The housing pillar, as the dossier reads it."""

from acteurs.nomenclatures import Pilier
from parcours.commun.theme import Theme
from parcours.logement import bref, chronologie, faits, formulaires, formulaires_demandes, releve

THEME = Theme(
    code=Pilier.LOGEMENT.value,
    titre=str(Pilier.LOGEMENT.label),
    fiches=formulaires.FICHES | formulaires_demandes.FICHES,
    sections=releve.sections,
    faits=faits.SOURCE,
    bref=bref.BREF,
    fil=chronologie.FIL,
)
