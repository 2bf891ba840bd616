"""Who may open and close which access."""

from acteurs.nomenclatures import Role
from cirj.socle.acces import exiger

#: Roles in which an agent carries something about somebody: lead caseworker, step, decision.
PORTENT = (Role.INTERVENANT, Role.RESPONSABLE, Role.COORDINATION)


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
    """Say whether ``agent`` may end ``affectation``: not her own, which would leave nobody to undo it.

    The head of a structure ends the accesses of its social workers; those of the heads belong to the coordination.
    """
    if affectation.agent_id == agent.pk:
        return False
    if affectation.role == Role.INTERVENANT and affectation.structure_id in agent.structures(Role.RESPONSABLE):
        return True
    return affectation.role in roles_attribuables(agent, affectation.departement)


def peut_confirmer(agent, affectation) -> bool:
    """Say whether ``agent`` answers, in a review, for ``affectation``.

    Nobody answers for herself, unless no one else in the department could.
    """
    if affectation.agent_id != agent.pk:
        return peut_terminer(agent, affectation)
    return affectation.role in roles_attribuables(agent, affectation.departement) and not (
        type(affectation)
        .objects.actives()
        .filter(
            departement=affectation.departement_id,
            role__in=[Role.COORDINATION, Role.ADMINISTRATION],
            agent__is_active=True,
        )
        .exclude(agent=agent)
        .exists()
    )
