"""The plan of a pathway as one agent may read it: pillar by pillar, what was found, the goals, the steps."""

from dataclasses import dataclass, field

from acteurs.nomenclatures import Pilier
from parcours.commun.dossier_lu import DossierLu
from parcours.models import Diagnostic, Etape, Objectif


@dataclass
class PlanPilier:
    """One pillar of the plan; ``ouvert`` False: nothing was read."""

    pilier: Pilier
    ouvert: bool
    modifiable: bool
    diagnostics: list[Diagnostic] = field(default_factory=list)
    objectifs: list[tuple[Objectif, list[Etape]]] = field(default_factory=list)
    #: Steps that serve no goal in particular.
    etapes: list[Etape] = field(default_factory=list)

    @property
    def code(self) -> str:
        return self.pilier.value

    @property
    def libelle(self) -> str:
        return str(self.pilier.label)

    @property
    def dernier(self) -> Diagnostic | None:
        return self.diagnostics[0] if self.diagnostics else None

    @property
    def precedents(self) -> list[Diagnostic]:
        return self.diagnostics[1:]


def plan(dossier: DossierLu) -> list[PlanPilier]:
    """Return the five pillars, in three queries."""
    lus, parcours = dossier.lus, dossier.parcours
    diagnostics = list(parcours.diagnostics.filter(pilier__in=lus).select_related("auteur"))
    objectifs = list(parcours.objectifs.filter(pilier__in=lus).select_related("responsable"))
    etapes = list(parcours.etapes.filter(pilier__in=lus).select_related("responsable"))
    vues = []
    for pilier in Pilier:
        siens = [objectif for objectif in objectifs if objectif.pilier == pilier]
        connus = {objectif.pk for objectif in siens}
        libres = [e for e in etapes if e.pilier == pilier and e.objectif_id not in connus]
        vues.append(
            PlanPilier(
                pilier,
                ouvert=pilier in lus,
                modifiable=pilier in dossier.ouverts,
                diagnostics=[d for d in diagnostics if d.pilier == pilier],
                objectifs=[(o, [e for e in etapes if e.objectif_id == o.pk]) for o in siens],
                etapes=libres,
            )
        )
    return vues
