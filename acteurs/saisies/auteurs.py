"""Whose form it is: a mark that the page puts in each of its forms, signed, and read when nothing else says it.

A cookie may be lost, a session closed elsewhere, somebody else logged in on the same browser: the form itself still
says who was writing. The mark opens nothing; it says for whom what was typed may be kept, and for whom alone.
"""

import datetime

from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest

from acteurs.models import Agent
from cirj.socle import regles

#: The field of the mark.
CHAMP = "_auteur"
_CACHET = TimestampSigner(salt="acteurs.saisies.auteurs")


def marque(agent: Agent) -> str:
    """Return the mark of the forms shown to ``agent``; who works for several structures is told from which."""
    pour = f"/{agent.affectation.pk}" if len(agent.affectations_actives) > 1 else ""
    return _CACHET.sign(f"{agent.pk}{pour}")


def auteur(request: HttpRequest) -> Agent | None:
    """Return who was shown the form that ``request`` sends, acting as she did then.

    None when it does not say, or was shown too long ago.
    """
    cachet = request.POST.get(CHAMP, "")
    if not cachet:
        return None
    try:
        cle = _CACHET.unsign(cachet, max_age=datetime.timedelta(hours=regles.nombre("SAISIE_AUTEUR")))
    except BadSignature:
        return None
    cle, _, pour = cle.partition("/")
    agent = Agent.objects.filter(pk=cle, is_active=True).first()
    for affectation in agent.affectations_actives if agent and pour else ():
        if str(affectation.pk) == pour:
            agent.affectation = affectation
    return agent
