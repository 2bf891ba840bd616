"""One situation before the committee: what blocks, the last lines of its history, who carries what."""

import datetime
from functools import cached_property
from itertools import groupby

from acteurs.nomenclatures import Pilier
from comites.models import Decision, PointOrdreDuJour
from parcours.models import Suivi

LIGNES_D_HISTOIRE = 3


class Situation:
    """Reads what the committee needs about ``point``, as ``agent`` may see it."""

    def __init__(self, point: PointOrdreDuJour, agent):
        self.point, self.agent = point, agent
        self.blocage, self.parcours = point.blocage, point.blocage.parcours

    @cached_property
    def histoire(self) -> list[tuple[datetime.date, str, str]]:
        """The latest follow-ups of the blocked pillar and earlier decisions about it: day, words, source; the latest first.

        Two queries: the dossier's whole timeline would cost the session ten for three lines.
        """
        suivis = Suivi.objects.visible_par(self.agent).filter(
            parcours=self.parcours, piliers__contains=[self.blocage.pilier]
        )
        anciennes = Decision.objects.filter(blocage=self.blocage).exclude(point=self.point).order_by("-prise_le")
        lignes = [(s.date, s.texte or s.get_mode_display(), s.source_tableau) for s in suivis[:LIGNES_D_HISTOIRE]]
        for decision in anciennes.select_related("structure", "responsable")[:LIGNES_D_HISTOIRE]:
            suite = f", réalisée : {decision.effet_observe}" if decision.realisee_le else ", pas encore réalisée"
            lignes.append((decision.prise_le, f"Décidé : {decision.quoi} ({decision.qui_pour(self.agent)}{suite})", ""))
        return sorted(lignes, key=lambda ligne: ligne[0], reverse=True)[:LIGNES_D_HISTOIRE]

    @cached_property
    def interventions(self) -> list:
        return list(
            self.parcours.interventions.visible_par(self.agent)
            .actives()
            .select_related("structure")
            .order_by("structure__nom", "pilier")
        )

    @property
    def structures(self) -> set:
        """Identifiers of the structures that surround the person today."""
        return {intervention.structure_id for intervention in self.interventions}

    @property
    def qui_porte_quoi(self) -> list[tuple[str, str]]:
        """Pairs of a structure and the pillars it carries, in words."""
        return [
            (structure, ", ".join(Pilier(i.pilier).label.lower() for i in groupe))
            for structure, groupe in groupby(self.interventions, key=lambda i: i.structure)
        ]

    @cached_property
    def referents(self) -> list:
        """The caseworkers of the pathway today, the lead first."""
        return list(self.parcours.referents.filter(fin__isnull=True).select_related("agent", "structure"))
