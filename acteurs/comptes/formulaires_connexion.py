"""allauth's password forms, with our words: labels in full, no placeholder, a hint only where it helps."""

from allauth.account import forms as allauth_forms
from allauth.core import context
from django.contrib.auth.password_validation import password_validators_help_texts
from django.utils.functional import lazy

from acteurs.comptes.formulaires_essais import compter
from acteurs.models.essais import Nature

ADRESSE = "Adresse électronique"
ACTUEL = "Mot de passe actuel"
NOUVEAU = "Nouveau mot de passe"
ENCORE = "Nouveau mot de passe, une seconde fois"
#: The house's own rule, as the validator tells it (settings hold its lengths).
REGLES = lazy(lambda: password_validators_help_texts()[0], str)()


class NosMots:
    """Set ``libelles`` and ``aides`` (field → text) and drop what allauth wrote in the fields."""

    libelles: dict[str, str] = {}
    aides: dict[str, str] = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for nom, champ in self.fields.items():
            champ.label = self.libelles.get(nom, champ.label)
            champ.help_text = self.aides.get(nom, "")
            champ.widget.attrs.pop("placeholder", None)


class Connexion(NosMots, allauth_forms.LoginForm):
    libelles = {"login": ADRESSE, "password": "Mot de passe"}


class ChangementMotDePasse(NosMots, allauth_forms.ChangePasswordForm):
    libelles = {"oldpassword": ACTUEL, "password1": NOUVEAU, "password2": ENCORE}
    aides = {"password1": REGLES}

    def clean_oldpassword(self) -> str:
        """An open session left alone is no place to guess either."""
        essai = compter(context.request, Nature.MOT_DE_PASSE, self.user.email)
        actuel = super().clean_oldpassword()
        essai.reussi()
        return actuel


class PremierMotDePasse(NosMots, allauth_forms.SetPasswordForm):
    libelles = {"password1": NOUVEAU, "password2": ENCORE}
    aides = {"password1": REGLES}


class MotDePasseOublie(NosMots, allauth_forms.ResetPasswordForm):
    libelles = {"email": ADRESSE}
    aides = {"email": "Celle avec laquelle vous vous connectez. Exemple : prenom.nom@structure.fr"}


class NouveauMotDePasse(NosMots, allauth_forms.ResetPasswordKeyForm):
    libelles = {"password1": NOUVEAU, "password2": ENCORE}
    aides = {"password1": REGLES}


class Confirmation(NosMots, allauth_forms.ReauthenticateForm):
    libelles = {"password": "Mot de passe"}
