"""Who may open and close which access."""

from acteurs.nomenclatures import Role
from cirj.socle.acces import exiger


def departement_gere(agent):
    """Return the ``Departement`` whose team ``agent`` runs, under the assignment she acts with; 403 otherwise."""
    exiger(agent.coordonne or agent.administre, "La coordination départementale gère les comptes de l'équipe.")
    return agent.affectation.departement


def roles_attribuables(agent, departement) -> list[str]:
    """Return the roles that ``agent`` may give or take back in ``departement``.

    A coordinator gives every role of the field; technical administration gives itself only from administration.
    """
    code = departement.pk
    if agent.a_role(Role.ADMINISTRATION, departement=code):
        return list(Role.values)
    if agent.a_role(Role.COORDINATION, departement=code):
        return [role for role in Role.values if role != Role.ADMINISTRATION]
    return []


def peut_terminer(agent, affectation) -> bool:
    """Say whether ``agent`` may end ``affectation``: not her own, which would leave nobody to undo it."""
    return affectation.agent_id != agent.pk and affectation.role in roles_attribuables(agent, affectation.departement)
