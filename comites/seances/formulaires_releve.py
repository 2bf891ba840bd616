"""Closing a session: the word that opens its minutes, and where the items left over go."""

from django import forms
from dsfr.forms import DsfrBaseForm

from comites.models import Seance


class ClotureForm(DsfrBaseForm):
    releve = forms.CharField(
        label="Mot d'introduction du relevé (facultatif)",
        max_length=5000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Le contexte, les excusés, ce qui concerne tout le monde. Il ouvre le relevé.",
    )
    report = forms.ModelChoiceField(
        label="Situations non traitées",
        queryset=Seance.objects.none(),
        required=False,
        empty_label="Les laisser en attente d'un prochain ordre du jour",
    )

    def __init__(self, *args, seance: Seance, autres, non_traitees: int, **kwargs):
        super().__init__(*args, initial={"releve": seance.releve}, **kwargs)
        self.fields["report"].queryset = autres
        if not non_traitees:
            del self.fields["report"]
