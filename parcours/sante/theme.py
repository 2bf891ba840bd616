"""The health pillar, as the dossier reads it; its forms are those of the rights and of the appointments."""

from acteurs.nomenclatures import Pilier
from parcours.commun.theme import Theme
from parcours.sante import bref, releve

THEME = Theme(
    code=Pilier.SANTE.value,
    titre=str(Pilier.SANTE.label),
    sections=releve.sections,
    bref=bref.BREF,
)
