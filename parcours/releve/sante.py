"""The records of the health pillar: rights and appointments, nothing medical (reference §6)."""

from acteurs.nomenclatures import Pilier
from parcours.dossier import Dossier
from parcours.releve.base import Section
from parcours.releve.droits import droits_du


def sections(dossier: Dossier) -> list[Section]:
    return [droits_du(Pilier.SANTE, "Droits de santé", dossier)]
