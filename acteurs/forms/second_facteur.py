"""allauth's second-factor forms, with our words."""

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn

from acteurs.forms.connexion import NosMots

CODE = "Code à 6 chiffres"


class CodeConnexion(NosMots, base.AuthenticateForm):
    libelles = {"code": "Code"}
    aides = {"code": "Les 6 chiffres affichés par l'application, ou un de vos codes de secours à 8 chiffres."}


class CodeConfirmation(NosMots, base.ReauthenticateForm):
    libelles = CodeConnexion.libelles
    aides = CodeConnexion.aides


class ActivationApplication(NosMots, totp.ActivateTOTPForm):
    libelles = {"code": CODE}
    aides = {"code": "Affichés par l'application après la lecture de l'image."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class AjoutCle(NosMots, webauthn.AddWebAuthnForm):
    libelles = {"name": "Nom de la clé", "passwordless": "Me connecter avec cette clé seule, sans mot de passe"}
    aides = {
        "name": "Pour la reconnaître plus tard. Exemple : « Téléphone du bureau »",
        "passwordless": "L'appareil demandera votre empreinte, votre visage ou son code.",
    }


class NomCle(NosMots, webauthn.EditWebAuthnForm):
    libelles = {"name": "Nom de la clé"}
