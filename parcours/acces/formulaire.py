"""Asking for an exceptional access: exactly who, and why."""

from django import forms

from parcours.acces.exceptions import AccesRefuse, ouvrir
from parcours.commun.formulaire import ChampJour, Formulaire
from parcours.models import AccesExceptionnel
from parcours.models.acces_exceptionnel import MOTIF_MINIMUM
from parcours.models.naissance import naissance_impossible


class FormulaireAccesExceptionnel(Formulaire):
    nom = forms.CharField(label="Nom", max_length=60)
    prenom = forms.CharField(label="Prénom", max_length=60, help_text="Comme sur ses papiers.")
    date_naissance = ChampJour(label="Date de naissance")
    motif = forms.CharField(
        label="Pourquoi avez-vous besoin de lire ce dossier maintenant ?",
        min_length=MOTIF_MINIMUM,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Une phrase : ce qui se passe, et ce que vous devez savoir. La coordination la lira.",
        error_messages={
            "min_length": "Dites en une phrase ce qui se passe et pourquoi vous devez lire ce dossier maintenant."
        },
    )

    def __init__(self, *args, agent, **kwargs):
        self.agent = agent
        kwargs.setdefault("identifiant", "acces")
        super().__init__(*args, **kwargs)

    def clean_date_naissance(self):
        jour = self.cleaned_data["date_naissance"]
        if faute := naissance_impossible(jour):
            raise forms.ValidationError(faute)
        return jour

    def essayer(self) -> AccesExceptionnel | None:
        """Open the dossier; None, with the reason on the form, when nobody is exactly this person."""
        if not self.is_valid():
            return None
        donnees = self.cleaned_data
        try:
            return ouvrir(self.agent, donnees["nom"], donnees["prenom"], donnees["date_naissance"], donnees["motif"])
        except AccesRefuse as refus:
            self.add_error(None, refus.messages)
            return None
