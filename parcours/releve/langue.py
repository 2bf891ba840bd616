"""The records of the language pillar."""

from acteurs.nomenclatures import Pilier
from parcours.dossier import Dossier
from parcours.releve.base import LigneReleve, Section, date_du, section, suite


def sections(dossier: Dossier) -> list[Section]:
    ouvert = Pilier.LANGUE in dossier.lus
    return [section("Niveau de français", "evaluation", "Noter un niveau", ouvert, lambda: _niveaux(dossier.personne))]


def _niveaux(personne) -> list[LigneReleve]:
    return [
        LigneReleve(
            e.get_niveau_display() or e.get_profil_display(),
            suite(e.get_competence_display(), e.get_nature_display().lower(), date_du(e)),
            "evaluation",
            e.pk,
        )
        for e in personne.evaluationlinguistiques.all()
    ]
