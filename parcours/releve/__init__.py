"""What is recorded about a person, part by part: the page shows one part at a time.

A part is a module with ``sections(dossier)``; its queries do not depend on what is recorded.
"""

from types import ModuleType

from acteurs.nomenclatures import Pilier
from parcours.dossier import Dossier
from parcours.fiches import FICHES
from parcours.releve import emploi, famille, langue, logement, orientations, papiers, sante, social
from parcours.releve.base import Section

#: Code of the part, as its address says it → its name, its module.
PARTIES: dict[str, tuple[str, ModuleType]] = {
    "papiers": ("Identité et papiers", papiers),
    "famille": ("Ménage et famille", famille),
    Pilier.LANGUE.value: (str(Pilier.LANGUE.label), langue),
    Pilier.LOGEMENT.value: (str(Pilier.LOGEMENT.label), logement),
    Pilier.SOCIAL.value: (str(Pilier.SOCIAL.label), social),
    Pilier.SANTE.value: (str(Pilier.SANTE.label), sante),
    Pilier.EMPLOI.value: (str(Pilier.EMPLOI.label), emploi),
    "enchainement": ("Enchaînement", orientations),
}


def releve(dossier: Dossier, partie: str) -> list[Section]:
    """Return the sections of one part, as the agent of ``dossier`` may read and add to them."""
    _, module = PARTIES[partie]
    sections = module.sections(dossier)
    if partie in Pilier.values:
        sections = [*sections, *orientations.sections_du_pilier(dossier, partie)]
    for section in sections:
        besoin = not FICHES[section.code].sans_parcours
        section.ajoutable &= dossier.modifiable and not (besoin and dossier.parcours is None)
    return sections
