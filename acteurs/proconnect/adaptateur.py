"""Who may come in by ProConnect: an open account with an active access, never a new one.

The first time, by the e-mail address that ProConnect verified; the person's own identifier (``sub``) is then bound to
the account, once the login is complete. From then on the identifier alone decides: an address that changes hands opens
nothing, an address that changes closes nothing.
"""

import logging
import secrets

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.stages import AuthenticateStage
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.shortcuts import render

from acteurs.models import Agent
from acteurs.proconnect import CLE_SESSION, IDENTIFIANT, disponible

journal = logging.getLogger(__name__)


class AdaptateurProConnect(DefaultSocialAccountAdapter):
    def list_apps(self, request: HttpRequest, provider=None, client_id=None) -> list[SocialApp]:
        """The registration comes from the environment; no table is read."""
        if not disponible() or provider not in (None, IDENTIFIANT, "openid_connect"):
            return []
        return [
            SocialApp(
                provider="openid_connect",
                provider_id=IDENTIFIANT,
                name="ProConnect",
                client_id=settings.PROCONNECT_CLIENT_ID,
                secret=settings.PROCONNECT_CLIENT_SECRET,
                settings={"server_url": settings.PROCONNECT_URL, "token_auth_method": "client_secret_post"},
            )
        ]

    def is_open_for_signup(self, request: HttpRequest, sociallogin) -> bool:
        return False

    def generate_state_param(self, state: dict) -> str:
        return secrets.token_urlsafe(32)

    def serialize_instance(self, instance) -> dict:
        """While the second factor is awaited the session names the account, and holds nothing of it."""
        return {"pk": str(instance.pk)} if isinstance(instance, Agent) else super().serialize_instance(instance)

    def deserialize_instance(self, model, data: dict):
        return Agent.objects.get(pk=data["pk"]) if model is Agent else super().deserialize_instance(model, data)

    def pre_social_login(self, request: HttpRequest, sociallogin) -> None:
        """Find the account, or stop here with a page that says what to do."""
        lie = bool(sociallogin.account.pk)
        agent = sociallogin.user if lie else self._par_adresse(request, sociallogin)
        if not agent.is_active or not agent.affectations_actives:
            refuser(request, "ferme")
        sociallogin.user = agent
        # Neither kept nor written in the session: it has been used.
        sociallogin.token = None
        sociallogin.state = {**sociallogin.state, **request.proconnect}
        adresse = sociallogin.account.extra_data.get("email", "")
        if lie and adresse.lower() != agent.email.lower():
            messages.info(
                request,
                f"ProConnect vous connaît maintenant à l'adresse {adresse}. CIR-J vous écrit toujours à {agent.email} : "
                "pour en changer, demandez une invitation à la nouvelle adresse.",
            )

    def _par_adresse(self, request: HttpRequest, sociallogin) -> Agent:
        donnees = sociallogin.account.extra_data
        agent = Agent.objects.filter(email__iexact=donnees.get("email") or "-").first()
        if agent is None or donnees.get("verifiee") is False:
            refuser(request, "inconnue")
        if SocialAccount.objects.filter(user=agent, provider=IDENTIFIANT).exists():
            refuser(request, "autre")
        return agent

    def on_authentication_error(self, request: HttpRequest, provider, error=None, exception=None, extra_context=None):
        journal.warning("Connexion par ProConnect interrompue : %s (%s)", error, type(exception).__name__)
        refuser(request, "annulee" if error == "cancelled" else "erreur", 401)


def refuser(request: HttpRequest, motif: str, statut: int = 403) -> None:
    """Stop the login on a page that says, for ``motif``, what to do."""
    raise ImmediateHttpResponse(render(request, "proconnect/refus.html", {"motif": motif}, status=statut))


def retenir(sender, request: HttpRequest, user, sociallogin=None, **kwargs) -> None:
    """Once logged in, both factors included: bind the identity, remember how she came in (signal of allauth)."""
    if sociallogin is None or sociallogin.account.provider != IDENTIFIANT:
        return
    if not SocialAccount.objects.filter(user=user, provider=IDENTIFIANT).exists():
        SocialAccount.objects.create(
            user=user, provider=IDENTIFIANT, uid=sociallogin.account.uid, extra_data=sociallogin.account.extra_data
        )
    request.session[CLE_SESSION] = {cle: sociallogin.state.get(cle) for cle in ("id_token", "mfa")}


class EtapeSecondFacteur(AuthenticateStage):
    """The local second factor, unless ProConnect has just seen two."""

    def _should_handle(self, request: HttpRequest) -> bool:
        connexion = (self.login.signal_kwargs or {}).get("sociallogin")
        if connexion is not None and connexion.account.provider == IDENTIFIANT and connexion.state.get("mfa") is True:
            return False
        return super()._should_handle(request)
