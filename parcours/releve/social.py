"""The records of the social and cultural pillar."""

from acteurs.nomenclatures import Pilier
from parcours.dossier import Dossier
from parcours.releve.base import Section
from parcours.releve.droits import droits_du


def sections(dossier: Dossier) -> list[Section]:
    return [droits_du(Pilier.SOCIAL, "Droits sociaux", dossier)]
