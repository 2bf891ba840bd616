"""The file of a catalogue."""

from django import forms
from django.core.exceptions import ValidationError
from dsfr.forms import DsfrBaseForm

from cirj.socle.noms_de_fichiers import ChampFichier

MEGAOCTETS_MAX = 2


class CatalogueForm(DsfrBaseForm):
    fichier = ChampFichier(
        label="Fichier du catalogue",
        help_text=f"Un fichier JSON de {MEGAOCTETS_MAX} Mo au plus.",
        widget=forms.ClearableFileInput(attrs={"class": "fr-upload", "accept": ".json,application/json"}),
    )

    def clean_fichier(self):
        fichier = self.cleaned_data["fichier"]
        if fichier.size > MEGAOCTETS_MAX * 1024 * 1024:
            raise ValidationError(f"Ce fichier dépasse {MEGAOCTETS_MAX} Mo.")
        return fichier
