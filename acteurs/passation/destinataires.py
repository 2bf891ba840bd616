"""Who may take what somebody leaves: her colleagues with an open account, and the department's coordination."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from acteurs.equipe.habilitations import PORTENT
from acteurs.models import Affectation, Agent
from acteurs.nomenclatures import Role


@dataclass(frozen=True)
class Destinataire:
    """An account, and the structure for which it takes over."""

    agent: Agent
    structure_id: UUID
    role: str
    collegue: bool

    @property
    def cle(self) -> str:
        return str(self.agent.pk)

    def __str__(self) -> str:
        return f"{self.agent} ({Role(self.role).label.lower()})"


def destinataires(affectation: Affectation) -> list[Destinataire]:
    """Return the open accounts that may take over: the structure's, its heads first, then the coordination's."""
    roles = {*PORTENT, affectation.role}
    en_vigueur = (
        Affectation.objects.actives()
        .filter(
            Q(structure=affectation.structure_id, role__in=roles) | Q(role=Role.COORDINATION),
            departement=affectation.departement_id,
            agent__is_active=True,
        )
        .exclude(agent=affectation.agent_id)
        .select_related("agent")
    )
    uniques: dict[UUID, Destinataire] = {}
    for une in sorted(en_vigueur, key=lambda a: _rang(a, affectation.structure_id)):
        collegue = une.structure_id == affectation.structure_id
        uniques.setdefault(une.agent_id, Destinataire(une.agent, une.structure_id, une.role, collegue))
    return list(uniques.values())


def par_defaut(possibles: list[Destinataire], affectation: Affectation) -> Destinataire | None:
    """Return who is proposed for what must not stay without anybody: the structure's head, else the coordination."""
    tetes = [d for d in possibles if d.collegue and d.role == Role.RESPONSABLE]
    if any(d.collegue for d in possibles) and not tetes:
        return None
    return (tetes or possibles or [None])[0]


def _rang(une: Affectation, structure: UUID) -> tuple:
    return une.structure_id != structure, une.role != Role.RESPONSABLE, une.agent.nom, une.agent.prenom, str(une.pk)
