"""The records of the work and training pillar."""

from acteurs.nomenclatures import Pilier
from parcours.dossier import Dossier
from parcours.releve.base import LigneReleve, Section, date_du, section


def sections(dossier: Dossier) -> list[Section]:
    ouvert = Pilier.EMPLOI in dossier.lus
    return [
        section("Emploi et formation", "emploi", "Noter une situation", ouvert, lambda: _situations(dossier.personne))
    ]


def _situations(personne) -> list[LigneReleve]:
    return [LigneReleve(s.get_categorie_display(), date_du(s), "emploi", s.pk) for s in personne.situationemplois.all()]
