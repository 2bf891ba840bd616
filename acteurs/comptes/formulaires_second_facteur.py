"""allauth's second-factor forms, with our words, our limits, and codes that serve once."""

from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.internal.flows.add import validate_can_add_authenticator
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn

from acteurs.comptes.codes import consommer, pas_du_code
from acteurs.comptes.formulaires_connexion import NosMots
from acteurs.comptes.formulaires_essais import compter
from acteurs.models.essais import Nature

CODE = "Code à 6 chiffres"


class _CodeCompte(NosMots):
    """A code asked of an account; the application's is looked at before the recovery codes."""

    libelles = {"code": "Code"}
    aides = {"code": "Les 6 chiffres affichés par l'application, ou un de vos codes de secours à 8 chiffres."}

    def clean_code(self) -> str:
        essai = compter(context.request, Nature.CODE, self.user.email)
        code = self.cleaned_data["code"]
        types = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
        facteurs = list(Authenticator.objects.filter(user=self.user, type__in=types).order_by("-type"))
        for facteur in facteurs:
            if consommer(facteur, code):
                facteur.user = self.user
                self.authenticator = facteur
                essai.reussi()
                return code
        if facteurs:
            self._emit_authentication_failed(facteurs[0])
        raise get_adapter().validation_error("incorrect_code")


class CodeConnexion(_CodeCompte, base.AuthenticateForm):
    pass


class CodeConfirmation(_CodeCompte, base.ReauthenticateForm):
    pass


class ActivationApplication(NosMots, totp.ActivateTOTPForm):
    """``pas``: the step of the code that activates, which will not serve again."""

    libelles = {"code": CODE}
    aides = {"code": "Affichés par l'application après la lecture de l'image."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"

    def clean_code(self) -> str:
        """Nothing is guessed here: the secret is on the page."""
        validate_can_add_authenticator(self.user)
        self.pas = pas_du_code(self.secret, self.cleaned_data["code"])
        if self.pas is None:
            raise get_adapter().validation_error("incorrect_code")
        return self.cleaned_data["code"]


class AjoutCle(NosMots, webauthn.AddWebAuthnForm):
    libelles = {"name": "Nom de la clé", "passwordless": "Me connecter avec cette clé seule, sans mot de passe"}
    aides = {
        "name": "Pour la reconnaître plus tard. Exemple : « Téléphone du bureau »",
        "passwordless": "L'appareil demandera votre empreinte, votre visage ou son code.",
    }


class NomCle(NosMots, webauthn.EditWebAuthnForm):
    libelles = {"name": "Nom de la clé"}
