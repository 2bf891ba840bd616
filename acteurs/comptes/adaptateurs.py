"""allauth made ours: no sign-up, French messages, encrypted second-factor secrets."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.http import HttpRequest

from acteurs.comptes.formulaires_essais import compter
from acteurs.models import SaisieGardee
from acteurs.models.essais import Nature
from cirj.socle.chiffrement import ChampChiffre

_CONFIRMATIONS = {
    "reauthenticate": "Avec mon mot de passe",
    "mfa_reauthenticate": "Avec un code de mon application",
    "mfa_reauthenticate:webauthn": "Avec ma clé d'accès",
}
#: Ours say how long (``acteurs/comptes/formulaires_essais.py``); these stand where allauth counts by itself.
_TROP_DE_TENTATIVES = "Trop d'essais infructueux. Attendez quelques minutes, puis réessayez."


class AdaptateurCompte(DefaultAccountAdapter):
    """Accounts are born of an ``Invitation``, nowhere else."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "Ce compte est fermé.",
        "email_password_mismatch": "L'adresse électronique ou le mot de passe est inexact.",
        "invalid_login": "L'adresse électronique ou le mot de passe est inexact.",
        "enter_current_password": "Ce n'est pas votre mot de passe actuel.",
        "incorrect_password": "Ce mot de passe est inexact.",
        "incorrect_code": "Ce code est inexact ou n'est plus valable. Attendez le code suivant, puis réessayez.",
        "invalid_password_reset": "Ce lien n'est plus valable.",
        "too_many_login_attempts": _TROP_DE_TENTATIVES,
        "rate_limited": "Trop de demandes en peu de temps. Attendez quelques minutes, puis réessayez.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        from django.urls import reverse

        return reverse("mon_compte")

    def authenticate(self, request: HttpRequest, **credentials):
        """Count the attempt as failed before the password is looked at, and give it back when it is right."""
        essai = compter(request, Nature.MOT_DE_PASSE, credentials.get("email") or "")
        agent = super().authenticate(request, **credentials)
        if agent is not None:
            essai.reussi()
        return agent

    def reauthenticate(self, user, password: str) -> bool:
        """allauth looks for the address in a table of its own; the account has one."""
        agent = self.authenticate(context.request, email=user.email, password=password)
        return agent is not None and agent.pk == user.pk

    def get_login_stages(self) -> list[str]:
        notre = "acteurs.proconnect.adaptateur.EtapeSecondFacteur"
        return [
            notre if etape.endswith("mfa.stages.AuthenticateStage") else etape for etape in super().get_login_stages()
        ]

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """After a login that leads nowhere else: what was kept for her, if something was."""
        from django.urls import reverse

        if SaisieGardee.objects.visible_par(request.user).exists():
            return reverse("saisies")
        return super().get_login_redirect_url(request)

    def get_reauthentication_methods(self, user) -> list[dict]:
        return [
            {**methode, "description": _CONFIRMATIONS[methode["id"]]}
            for methode in super().get_reauthentication_methods(user)
        ]


class AdaptateurSecondFacteur(DefaultMFAAdapter):
    """The second factor: its secrets are encrypted in the database like every personal secret of the house."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_delete_authenticator": "Cette seconde étape ne peut pas être retirée.",
        "cannot_generate_recovery_codes": "Activez d'abord une application ou une clé d'accès.",
        "incorrect_code": AdaptateurCompte.error_messages["incorrect_code"],
        "rate_limited": AdaptateurCompte.error_messages["rate_limited"],
        "too_many_login_attempts": _TROP_DE_TENTATIVES,
    }

    def encrypt(self, text: str) -> str:
        return ChampChiffre().get_prep_value(text)

    def decrypt(self, encrypted_text: str) -> str:
        return ChampChiffre().from_db_value(encrypted_text, None, None)

    def generate_authenticator_name(self, user, type: Authenticator.Type) -> str:
        rang = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return "Clé principale" if rang == 1 else "Clé de secours" if rang == 2 else f"Clé n° {rang}"

    def _get_site_name(self) -> str:
        return "CIR-J"
