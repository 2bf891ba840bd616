"""What is said of the offer beside its rows: whether the places are still confirmed."""

from collections.abc import Iterable

from acteurs.models import Dispositif, Session
from cirj.socle import regles


def dire_la_fraicheur(sessions: Iterable[Session]) -> None:
    """Set ``a_confirmer`` on each: its free places were never said, or longer ago than the rule OFFRE_CONFIRMATION."""
    limite = regles.limite_passee("OFFRE_CONFIRMATION")
    for session in sessions:
        session.a_confirmer = session.confirme_le is None or session.confirme_le < limite


def preparer(offres: Iterable[Dispositif], agent) -> list[Dispositif]:
    """Return the offers loaded by ``pour_affichage``, their sessions said fresh or not, and whether the agent keeps them."""
    liste = list(offres)
    dire_la_fraicheur(session for offre in liste for session in offre.sessions_a_venir)
    for offre in liste:
        offre.modifiable = offre.tenu_par(agent)
    return liste
