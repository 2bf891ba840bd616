"""What is true today in one line, pillar by pillar, told from the records: one query for the five."""

from django.utils.text import capfirst

from parcours.commun.bref import Trait
from parcours.dossier.themes import THEMES
from parcours.models import Parcours, Personne

BREFS = {theme.code: theme.bref for theme in THEMES if theme.bref}


def en_bref(personne: Personne, parcours: Parcours, lus: set[str]) -> dict[str, str]:
    """Return pillar → sentence, "" when nothing is recorded; only the pillars of ``lus`` are read at all."""
    sources = [source for pilier in sorted(lus) for source in BREFS[pilier].sources(personne, parcours)]
    if not sources:
        return {}
    premiere, *autres = sources
    faits = [Trait(*ligne) for ligne in premiere.union(*autres, all=True)]
    return {pilier: capfirst(BREFS[pilier].dire([f for f in faits if f.pilier == pilier])) for pilier in lus}
