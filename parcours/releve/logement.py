"""The records of the housing pillar."""

from acteurs.nomenclatures import Pilier
from cirj.socle.calendrier import depuis
from parcours.confidentialite import nommer_les_gestionnaires
from parcours.dossier import Dossier
from parcours.releve.base import LigneReleve, Section, jusqu_a, section, suite


def sections(dossier: Dossier) -> list[Section]:
    ouvert = Pilier.LOGEMENT in dossier.lus
    return [section("Hébergement et logement", "sejour", "Noter un séjour", ouvert, lambda: _sejours(dossier))]


def _sejours(dossier: Dossier) -> list[LigneReleve]:
    nommer = nommer_les_gestionnaires(dossier.parcours, dossier.agent)
    return [
        LigneReleve(
            s.get_categorie_display(),
            suite(
                nommer(s.structure),
                str(s.commune or ""),
                depuis(s.debut, s.debut_precision) or "entrée inconnue",
                jusqu_a(s.fin),
            ),
            "sejour",
            s.pk,
        )
        for s in dossier.personne.sejours.select_related("structure", "commune").defer("commune__contour")
    ]
