"""The rights, social on one side and of health on the other: closed, one says so, and the other does not speak for it."""

from acteurs.nomenclatures import Pilier
from parcours.dossier import Dossier
from parcours.models.droit import pilier_du_droit
from parcours.releve.base import LigneReleve, Section, date_du, jusqu_a, section, suite


def droits_du(pilier: Pilier, titre: str, dossier: Dossier) -> Section:
    """Return the section of the rights that belong to ``pilier``."""
    faite = section(titre, "droit", "Noter un droit", pilier in dossier.lus, lambda: _droits(dossier.personne, pilier))
    faite.pilier = pilier.value
    return faite


def _droits(personne, pilier: Pilier) -> list[LigneReleve]:
    return [
        LigneReleve(
            droit.get_type_display(),
            suite(droit.get_etat_display().lower(), date_du(droit), jusqu_a(droit.fin)),
            "droit",
            droit.pk,
        )
        for droit in personne.droits.all()
        if pilier_du_droit(droit.type) == pilier
    ]
