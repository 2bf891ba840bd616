"""The dossiers that rows are compared with, read in a number of queries that does not depend on how many they are."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch
from django.utils import timezone

from parcours.models import (
    ContratIntegration,
    Droit,
    EvaluationLinguistique,
    Intervention,
    MembreMenage,
    Menage,
    Parcours,
    Personne,
    Protection,
    Referent,
    Sejour,
    SituationEmploi,
)

_SANS_CONTOUR = "commune__contour"


@dataclass
class Connu:
    """A known person. ``personne`` is written, ``lue`` holds what was read of her (its relations are in memory)."""

    lue: Personne
    personne: Personne

    @property
    def protections(self) -> list[Protection]:
        return list(self.lue.protections.all())

    @property
    def protection(self) -> Protection | None:
        return next((p for p in self.protections if p.fin is None), None)

    @property
    def sejours(self) -> list[Sejour]:
        return list(self.lue.sejours.all())

    @property
    def sejour(self) -> Sejour | None:
        jour = timezone.localdate()
        return next((s for s in self.sejours if s.actif_le(jour)), None)

    @property
    def evaluations(self) -> list[EvaluationLinguistique]:
        return list(self.lue.evaluationlinguistiques.all())

    @property
    def situations(self) -> list[SituationEmploi]:
        return list(self.lue.situationemplois.all())

    def droit(self, type_droit: str) -> Droit | None:
        return next((d for d in self.lue.droits.all() if d.type == type_droit), None)

    @property
    def cir(self) -> ContratIntegration | None:
        return next(iter(self.lue.contratintegrations.all()), None)

    @property
    def menage(self) -> Menage | None:
        membre = next(iter(self.lue.appartenances.all()), None)
        return membre.menage if membre else None

    @property
    def parcours_ouverts(self) -> list[Parcours]:
        return [p for p in self.lue.parcours.all() if p.fin is None]

    @property
    def parcours(self) -> Parcours | None:
        """The pathway that an import completes: the first that is open."""
        return next(iter(self.parcours_ouverts), None)

    @property
    def parcours_clos(self) -> Parcours | None:
        """The last one, of a person who is gone."""
        return None if self.parcours else max(self.lue.parcours.all(), key=lambda p: p.fin, default=None)

    @property
    def referent(self) -> Referent | None:
        siens = self.parcours.referents.all() if self.parcours else []
        return next((r for r in siens if r.principal and r.fin is None), None)

    @property
    def interventions(self) -> list[Intervention]:
        jour = timezone.localdate()
        siennes = self.parcours.interventions.all() if self.parcours else []
        return [i for i in siennes if i.fin is None or i.fin > jour]


def lire_connus(cles: Iterable[uuid.UUID], a_ecrire: dict[uuid.UUID, Personne] | None = None) -> dict[uuid.UUID, Connu]:
    """Return the known people by identifier. ``a_ecrire``: the same, locked by who is about to write them."""
    lues = Personne.objects.filter(pk__in=set(cles)).select_related("commune").defer(_SANS_CONTOUR)
    lues = lues.prefetch_related(
        "variantes",
        "protections",
        "evaluationlinguistiques",
        "situationemplois",
        "droits",
        "contratintegrations",
        Prefetch("sejours", Sejour.objects.select_related("commune", "structure").defer(_SANS_CONTOUR)),
        Prefetch("appartenances", MembreMenage.objects.filter(fin__isnull=True).select_related("menage")),
        Prefetch("parcours", Parcours.objects.order_by("debut", "pk")),
        "parcours__piliers",
        Prefetch("parcours__referents", Referent.objects.select_related("agent", "structure")),
        Prefetch("parcours__interventions", Intervention.objects.select_related("structure")),
    )
    return {lue.pk: Connu(lue, (a_ecrire or {}).get(lue.pk, lue)) for lue in lues}
