"""allauth's OpenID Connect provider with what ProConnect asks besides: nonce, claims, signed user information."""

import hmac
import json
import secrets

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from allauth.utils import build_absolute_uri
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from acteurs.proconnect.jetons import verifier

PORTEES = ["openid", "given_name", "usual_name", "email", "siret", "uid"]
#: By default the token does not say how the person was identified.
DEMANDES = json.dumps({"id_token": {"amr": {"essential": True}}})


class Echanges(OpenIDConnectOAuth2Adapter):
    """The exchanges from server to server. ``nonce``: the one drawn for this login, set by the view."""

    nonce = ""

    def get_callback_url(self, request: HttpRequest, app) -> str:
        return build_absolute_uri(request, reverse("proconnect_retour"))

    def complete_login(self, request: HttpRequest, app, token, **kwargs):
        reponse = kwargs["response"]
        identite = self._verifier(app, reponse.get("id_token") or "", "iss", "aud", "exp", "iat", "sub", "nonce")
        if not self.nonce or not hmac.compare_digest(str(identite["nonce"]), self.nonce):
            raise OAuth2Error("Le nonce n'est pas celui de cette connexion.")
        personne = self._verifier(app, self._informations(token.token), "sub")
        if personne["sub"] != identite["sub"]:
            raise OAuth2Error("Les deux réponses parlent de deux personnes.")
        request.proconnect = {"id_token": reponse["id_token"], "mfa": "mfa" in (identite.get("amr") or [])}
        return self.get_provider().sociallogin_from_response(request, {"userinfo": personne})

    def _verifier(self, app, jeton: str, *exiges: str) -> dict:
        return verifier(jeton, self._cles, self.openid_config["issuer"], app.client_id, *exiges)

    def _cles(self) -> list[dict]:
        return self._lire(self.openid_config["jwks_uri"]).json()["keys"]

    def _informations(self, acces: str) -> str:
        reponse = self._lire(self.openid_config["userinfo_endpoint"], {"Authorization": f"Bearer {acces}"})
        if reponse.headers.get("Content-Type", "").partition(";")[0].strip() != "application/jwt":
            raise OAuth2Error("Les informations de la personne ne sont pas signées.")
        return reponse.text

    @staticmethod
    def _lire(adresse: str, entetes: dict | None = None):
        with get_adapter().get_requests_session() as session:
            reponse = session.get(adresse, headers=entetes)
        reponse.raise_for_status()
        return reponse


class ProConnect(OpenIDConnectProvider):
    """Only logs in: nothing in the address of the request changes what is asked of ProConnect."""

    oauth2_adapter_class = Echanges

    def get_login_url(self, request: HttpRequest, **kwargs) -> str:
        return reverse("proconnect_connexion")

    def get_callback_url(self) -> str:
        return reverse("proconnect_retour")

    def get_redirect_from_request_kwargs(self, request: HttpRequest) -> dict:
        suite = super().get_redirect_from_request_kwargs(request).get("next_url")
        return {"process": AuthProcess.LOGIN, **({"next_url": suite} if suite else {})}

    def redirect(self, request: HttpRequest, process, next_url=None, data=None, **kwargs):
        nonce = secrets.token_urlsafe(32)
        parametres = {"nonce": nonce, "claims": DEMANDES}
        if settings.PROCONNECT_ACR_VALUES:
            parametres["acr_values"] = settings.PROCONNECT_ACR_VALUES
        return super().redirect(
            request, process, next_url, data, scope=PORTEES, auth_params=parametres, nonce=nonce, **kwargs
        )

    def extract_common_fields(self, data: dict) -> dict:
        return {"email": data["userinfo"].get("email")}

    def extract_email_addresses(self, data: dict) -> list:
        return []

    def extract_extra_data(self, data: dict) -> dict:
        """Keep the least: the address tells the agent which of her identities is bound."""
        return {"email": data["userinfo"].get("email", ""), "verifiee": data["userinfo"].get("email_verified", True)}
