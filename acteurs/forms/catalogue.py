"""The file of a catalogue."""

from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from dsfr.forms import DsfrBaseForm

OCTETS_MAX = 2 * 1024 * 1024


class CatalogueForm(DsfrBaseForm):
    fichier = forms.FileField(
        label="Fichier du catalogue",
        help_text=f"Un fichier JSON de {filesizeformat(OCTETS_MAX)} au plus.",
        widget=forms.ClearableFileInput(attrs={"class": "fr-upload", "accept": ".json,application/json"}),
    )

    def clean_fichier(self):
        fichier = self.cleaned_data["fichier"]
        if fichier.size > OCTETS_MAX:
            raise ValidationError(f"Ce fichier dépasse {filesizeformat(OCTETS_MAX)}.")
        return fichier
