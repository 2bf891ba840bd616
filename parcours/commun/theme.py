"""What a theme of the dossier is: everything that the dossier reads of it, declared once.

``parcours.dossier.themes.THEMES`` is the only list; forms, records, facts, summaries and timeline derive from it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from parcours.commun.bref import Bref
from parcours.commun.dates_du_fil import DatesDuFil
from parcours.commun.dossier_lu import DossierLu
from parcours.commun.faits import Source
from parcours.commun.fiche import FormulaireFiche
from parcours.commun.releve import Section


@dataclass(frozen=True)
class Theme:
    """One subject of the dossier; what it does not have stays empty.

    ``code``: of a pillar (``acteurs.nomenclatures.Pilier``), or a word of its own; it is in the address of its records.
    ``fiches``: word of an address → the small form it opens. ``sections``: its records, whose queries do not depend on
    what is recorded. ``faits``: what its dated rules count from. ``bref``: what is true today, in one line.
    ``fil``: what it tells on the timeline.
    """

    code: str
    titre: str
    fiches: Mapping[str, type[FormulaireFiche]] = field(default_factory=dict)
    sections: Callable[[DossierLu], list[Section]] | None = None
    faits: Source | None = None
    bref: Bref | None = None
    fil: DatesDuFil | None = None
