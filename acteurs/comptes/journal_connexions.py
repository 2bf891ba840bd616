"""Logins, refused logins and logouts, in the journal."""

from allauth.mfa.signals import authentication_failed
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db import transaction
from django.dispatch import receiver

from acteurs.models import Agent
from cirj.socle.journal import noter
from cirj.socle.models import Action
from cirj.socle.rls import contexte


@receiver(user_logged_in)
def connexion(sender, user: Agent, **_) -> None:
    """The visitor has just become somebody: the entry is hers."""
    _noter(Action.CONNEXION, user)


@receiver(user_logged_out)
def deconnexion(sender, user: Agent | None, **_) -> None:
    if user is not None:
        _noter(Action.DECONNEXION, user)


@receiver(user_login_failed)
def mot_de_passe_refuse(sender, credentials: dict, **_) -> None:
    """Note it for an account that exists; an address typed by mistake (a password, sometimes) is not kept."""
    vise = Agent.objects.filter(email__iexact=str(credentials.get("email") or "")).first()
    _noter_refus(vise, "mot de passe" if vise else "adresse inconnue")


@receiver(authentication_failed)
def seconde_etape_refusee(sender, user: Agent, **_) -> None:
    _noter_refus(user, "seconde étape")


def _noter(action: str, agent: Agent) -> None:
    ici = contexte.courant()
    with contexte.pour_agent(agent, adresse=ici.adresse, page=ici.page), transaction.atomic():
        noter(action, "compte", agent.pk)


def _noter_refus(vise: Agent | None, detail: str) -> None:
    """In nobody's name: whoever typed did not prove who she was."""
    departement = vise.affectation.departement_id if vise and vise.affectation else None
    with transaction.atomic():
        noter(Action.CONNEXION_REFUSEE, "compte", vise.pk if vise else "", departement=departement, detail=detail)
