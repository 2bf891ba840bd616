"""The documents of a dossier as one agent may read them: by what they concern, the closed pillars said closed."""

from dataclasses import dataclass

from django.utils import timezone

from acteurs.nomenclatures import Pilier
from cirj.socle.templatetags.francais import jour
from parcours.commun.confidentialite import nom_structure
from parcours.commun.dossier_lu import DossierLu
from parcours.models import Document

PAPIERS, SUIVIS = "Papiers d'identité et de séjour", "Joints à un suivi"


@dataclass(frozen=True)
class LigneDocument:
    document: Document
    detail: str
    retirable: bool


@dataclass(frozen=True)
class DocumentsDuDossier:
    """``groupes``: title → rows; ``fermes``: pillars whose documents are not even read from the database."""

    groupes: dict[str, list[LigneDocument]]
    fermes: list[str]


def documents_du_dossier(dossier: DossierLu) -> DocumentsDuDossier:
    """Return what the agent may read, the latest first in each group, in one query."""
    lisibles = Document.objects.visible_par(dossier.agent).presents().filter(personne=dossier.personne)
    groupes = {titre: [] for titre in (PAPIERS, *(p.label for p in Pilier), SUIVIS)}
    for document in lisibles.select_related("structure", "depose_par", "suivi"):
        groupes[_groupe(document)].append(
            LigneDocument(document, _detail(document, dossier), document.retirable_par(dossier.agent))
        )
    fermes = [p.label for p in Pilier if p not in dossier.ouverts] if dossier.parcours else []
    return DocumentsDuDossier({titre: lignes for titre, lignes in groupes.items() if lignes}, fermes)


def _groupe(document: Document) -> str:
    if document.suivi_id:
        return SUIVIS
    return document.get_pilier_display() or PAPIERS


def _detail(document: Document, dossier: DossierLu) -> str:
    structure = document.structure
    ouvert = dossier.coordonne or structure.pk in dossier.agent.structures() or document.pilier in dossier.ouverts
    quoi = f"suivi du {jour(document.suivi.date)}" if document.suivi else ""
    parties = (
        document.get_type_display(),
        _poids(document.taille),
        quoi,
        f"déposé le {jour(timezone.localdate(document.cree_le))}",
        nom_structure(structure, ouvert),
    )
    return ", ".join(filter(None, parties))


def _poids(octets: int) -> str:
    """Return « 230 ko », « 2,4 Mo »."""
    if octets < 1_000_000:
        return f"{max(1, round(octets / 1000))} ko"
    return f"{octets / 1_000_000:.1f} Mo".replace(".", ",")
