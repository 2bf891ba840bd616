"""Forms about one's own account: identity, and the password that accepts an invitation."""

from django import forms
from django.contrib.auth.password_validation import validate_password

from acteurs.comptes.formulaires_connexion import REGLES
from acteurs.models import Agent, Recapitulatif
from acteurs.models.recapitulatif import Frequence
from cirj.socle.concurrence import AvecVersion
from cirj.socle.telephones import AvecTelephone


class Identite(AvecTelephone, AvecVersion, forms.ModelForm):
    frequence = forms.ChoiceField(
        label="Récapitulatif par courriel",
        choices=Frequence,
        # A page that was kept from before knows nothing of it: the choice stays.
        required=False,
        help_text="Combien d'échéances et de demandes vous attendent. Jamais le nom d'une personne accompagnée.",
    )

    class Meta:
        model = Agent
        fields = ["prenom", "nom", "telephone"]
        help_texts = {"telephone": "Visible par les professionnels du département. Exemple : 03 84 00 00 00"}
        widgets = {
            "prenom": forms.TextInput(attrs={"autocomplete": "given-name"}),
            "nom": forms.TextInput(attrs={"autocomplete": "family-name"}),
            "telephone": forms.TextInput(attrs={"autocomplete": "tel", "type": "tel"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["prenom"].required = self.fields["nom"].required = True
        self.choix = Recapitulatif.objects.filter(agent=self.instance).first() or Recapitulatif(agent=self.instance)
        self.initial["frequence"] = self.choix.frequence

    def save(self, commit=True):
        agent = super().save(commit)
        # Its other columns are the worker's, who may be sending at this very moment.
        frequence = self.cleaned_data["frequence"] or self.choix.frequence
        Recapitulatif.objects.update_or_create(agent=agent, defaults={"frequence": frequence})
        return agent


class OuvertureDeCompte(forms.Form):
    """The password of the account that an invitation opens."""

    password1 = forms.CharField(
        label="Mot de passe",
        strip=False,
        help_text=REGLES,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label="Mot de passe, une seconde fois",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args, invitation, **kwargs):
        super().__init__(*args, **kwargs)
        self.invitation = invitation

    def clean_password1(self) -> str:
        mot_de_passe = self.cleaned_data["password1"]
        invitation = self.invitation
        validate_password(mot_de_passe, Agent(email=invitation.email, prenom=invitation.prenom, nom=invitation.nom))
        return mot_de_passe

    def clean(self):
        donnees = super().clean()
        premier = donnees.get("password1")
        if premier and premier != donnees.get("password2"):
            self.add_error("password2", "Les deux mots de passe ne sont pas identiques.")
        return donnees
