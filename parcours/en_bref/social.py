"""The social and cultural pillar in one line."""

from acteurs.nomenclatures import Pilier
from parcours.en_bref.base import Bref
from parcours.en_bref.droits import dire_les_droits, droits


def _sources(personne, _parcours):
    yield droits(personne, Pilier.SOCIAL)


BREF = Bref(_sources, dire_les_droits)
