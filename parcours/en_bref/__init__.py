"""What is true today in one line, pillar by pillar, told from the records: one query for the five."""

from django.utils.text import capfirst

from acteurs.nomenclatures import Pilier
from parcours.en_bref import emploi, langue, logement, sante, social
from parcours.en_bref.base import Trait
from parcours.models import Parcours, Personne

BREFS = {
    Pilier.LANGUE.value: langue.BREF,
    Pilier.LOGEMENT.value: logement.BREF,
    Pilier.SOCIAL.value: social.BREF,
    Pilier.SANTE.value: sante.BREF,
    Pilier.EMPLOI.value: emploi.BREF,
}


def en_bref(personne: Personne, parcours: Parcours, lus: set[str]) -> dict[str, str]:
    """Return pillar → sentence, "" when nothing is recorded; only the pillars of ``lus`` are read at all."""
    sources = [source for pilier in sorted(lus) for source in BREFS[pilier].sources(personne, parcours)]
    if not sources:
        return {}
    premiere, *autres = sources
    faits = [Trait(*ligne) for ligne in premiere.union(*autres, all=True)]
    return {pilier: capfirst(BREFS[pilier].dire([f for f in faits if f.pilier == pilier])) for pilier in lus}
