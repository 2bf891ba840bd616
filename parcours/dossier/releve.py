"""What is recorded about a person, part by part: the page shows one part at a time."""

from acteurs.nomenclatures import Pilier
from parcours.commun.releve import Section
from parcours.commun.theme import Theme
from parcours.dossier.dossier import Dossier
from parcours.dossier.fiches import FICHES
from parcours.dossier.themes import THEMES
from parcours.orientations.releve import sections_du_pilier

#: Code of the part, as its address says it → its theme.
PARTIES: dict[str, Theme] = {theme.code: theme for theme in THEMES if theme.sections}


def releve(dossier: Dossier, partie: str) -> list[Section]:
    """Return the sections of one part, as the agent of ``dossier`` may read and add to them."""
    sections = PARTIES[partie].sections(dossier)
    if partie in Pilier.values:
        sections = [*sections, *sections_du_pilier(dossier, partie)]
    for section in sections:
        besoin = not FICHES[section.code].sans_parcours
        section.ajoutable &= dossier.modifiable and not (besoin and dossier.parcours is None)
    return sections
