"""The answers of a review: one choice an access, none required, so that it can be done in several times."""

from django import forms

from acteurs.models import LigneRevue
from acteurs.models.revue import Reponse


class ReponsesRevue(forms.Form):
    """One field a line, named after it."""

    def __init__(self, *args, lignes: list[LigneRevue], **kwargs):
        super().__init__(*args, **kwargs)
        self.lignes = {f"ligne-{ligne.pk}": ligne for ligne in lignes}
        for nom, ligne in self.lignes.items():
            self.fields[nom] = forms.ChoiceField(
                label=str(ligne.affectation.agent), choices=Reponse.choices, required=False, widget=forms.RadioSelect
            )

    def reponses(self) -> list[tuple[LigneRevue, str]]:
        """Return the lines that were answered, with their answer."""
        return [(ligne, self.cleaned_data[nom]) for nom, ligne in self.lignes.items() if self.cleaned_data[nom]]

    def rangees(self) -> list[tuple]:
        """Return (bound field, line) pairs, for the page."""
        return [(self[nom], ligne) for nom, ligne in self.lignes.items()]
