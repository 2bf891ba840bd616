"""Sending the digests: once a day at most to each, and what does not leave is told to whom it was for."""

import datetime
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction

from acteurs.models import Agent, Recapitulatif
from cirj.socle.rls import contexte
from parcours.alertes.recapitulatif import message, parties


class EnvoiRefuse(Exception):
    """The mail server did not take the message."""


def destinataires(jour: datetime.date) -> list[Agent]:
    """Return the open accounts whose digest is due on ``jour`` and has not left."""
    ouverts = Agent.objects.en_activite(jour=jour).select_related("recapitulatif")
    return [agent for agent in ouverts if choix(agent).du(jour)]


def choix(agent: Agent) -> Recapitulatif:
    """Return how often the agent wants it: the default while she has not chosen."""
    return getattr(agent, "recapitulatif", None) or Recapitulatif(agent=agent)


def envoyer(agent_id, jour: datetime.date) -> bool:
    """Send the digest of ``jour`` unless it left, or nothing waits; say whether it left. Raise ``EnvoiRefuse``.

    The row is written before the server is called and undone with it: two workers never send the same one.
    """
    with contexte.service("*"), transaction.atomic():
        agent = Agent.objects.select_for_update(of=("self",)).get(pk=agent_id)
        # Read once the lock is held: joined to the row waited for, it would be as it was before the wait.
        sien = choix(agent)
        if not agent.is_active or not sien.du(jour):
            return False
        des_parties = parties(agent)
        sien.envoye_le, sien.echec = jour, ""
        sien.save()
        if not des_parties:
            return False
        sujet, corps = message(des_parties, jour)
        try:
            send_mail(sujet, corps, settings.DEFAULT_FROM_EMAIL, [agent.email])
        except (SMTPException, OSError) as erreur:
            raise EnvoiRefuse("le serveur de courriel refuse l'envoi ou ne répond pas") from erreur
        return True


def noter_echec(agent_id, raison: str) -> None:
    """Say on the account that the last digest did not leave."""
    with transaction.atomic():
        Recapitulatif.objects.update_or_create(agent_id=agent_id, defaults={"echec": raison})
