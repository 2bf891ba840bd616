"""Who: a structure alone, or one of its agents, chosen in a single list grouped by structure."""

from dataclasses import dataclass

from django import forms
from django.db.models import Prefetch

from acteurs.models import Affectation, Agent, Structure
from acteurs.nomenclatures import Role

_NOMMABLES = (Role.INTERVENANT, Role.RESPONSABLE, Role.COORDINATION, Role.PREFECTURE)


@dataclass(frozen=True)
class Qui:
    structure: Structure
    agent: Agent | None

    def __str__(self) -> str:
        return f"{self.agent}, {self.structure}" if self.agent else str(self.structure)


class ChampQui(forms.ChoiceField):
    """Cleans to ``Qui`` (None when empty). Structures of ``premieres`` come first: they already surround the person.

    Values are « <structure> » or « <structure>:<agent> », identifiers both. Two queries to fill the list.
    """

    def remplir(self, departement: str, premieres: set = frozenset(), roles: tuple[str, ...] = _NOMMABLES) -> None:
        actives = Affectation.objects.actives().filter(role__in=roles).select_related("agent").order_by("agent__nom")
        structures = Structure.objects.filter(departement=departement, active=True).prefetch_related(
            Prefetch("affectations", actives, to_attr="presents")
        )
        self._par_valeur: dict[str, Qui] = {}
        groupes = []
        for structure in sorted(structures, key=lambda s: (s.pk not in premieres, s.nom)):
            options = [(str(structure.pk), f"{structure} (la structure)")]
            self._par_valeur[str(structure.pk)] = Qui(structure, None)
            for agent in {a.agent_id: a.agent for a in structure.presents if a.agent.is_active}.values():
                valeur = f"{structure.pk}:{agent.pk}"
                self._par_valeur[valeur] = Qui(structure, agent)
                options.append((valeur, f"{agent}, {structure}"))
            proche = " — intervient auprès de la personne" if structure.pk in premieres else ""
            groupes.append((f"{structure}{proche}", options))
        self.choices = [("", "Choisir…"), *groupes]

    def clean(self, value) -> Qui | None:
        return self._par_valeur.get(super().clean(value))
