"""What a theme may ask of the dossier that reads it: a theme receives a dossier, and imports none."""

from collections.abc import Callable
from typing import Any, Protocol

from django.db.models import QuerySet

from parcours.models import Intervention, MembreMenage, Parcours, Personne, Referent


class DossierLu(Protocol):
    """The dossier of a person as one agent may read it (``parcours.dossier.dossier.Dossier``).

    ``parcours``: the pathway shown, None when there is none to see. ``ouverts``: codes of the pillars whose content the
    agent reads and may change; ``lus``: those she reads. ``modifiable``: identity, papers and household are hers to keep.
    ``orientables``: the pillars on which she may refer the person. ``nommer``: the name of a structure, as she reads it.
    """

    agent: Any
    personne: Personne
    parcours: Parcours | None
    coordonne: bool
    modifiable: bool
    ouverts: set[str]
    lus: set[str]
    orientables: list[str]
    menage: list[MembreMenage]
    membres_connus: QuerySet[MembreMenage]
    referents: list[Referent]
    nommer: Callable[..., str]
    langues: str
    nationalites: str
    interprete: str

    def peut_terminer(self, intervention: Intervention) -> bool: ...
