"""allauth's password forms, with our words: labels in full, no placeholder, a hint only where it helps."""

from allauth.account import forms as allauth_forms

ADRESSE = "Adresse électronique"
ACTUEL = "Mot de passe actuel"
NOUVEAU = "Nouveau mot de passe"
ENCORE = "Nouveau mot de passe, une seconde fois"
REGLES = "12 caractères avec majuscule, minuscule, chiffre et signe, ou 14 sans signe, ou une phrase de 7 mots."


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
