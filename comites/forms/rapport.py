"""Asking for a report, and writing its comments."""

from django import forms
from django.utils import timezone

from acteurs.models import Departement
from comites.indicateurs.public import premiere_annee
from comites.models import CommentaireRapport


class DemandeRapport(forms.Form):
    annee = forms.TypedChoiceField(label="Année du rapport", coerce=int)

    def __init__(self, *args, departement: Departement, **options):
        super().__init__(*args, **options)
        jour = timezone.localdate()
        annees = range(jour.year, min(premiere_annee(departement.pk, jour), jour.year) - 1, -1)
        self.fields["annee"].choices = [(annee, str(annee)) for annee in annees]
        self.fields["annee"].widget.attrs["class"] = "fr-select"


class CommentaireForm(forms.ModelForm):
    class Meta:
        model = CommentaireRapport
        fields = ["texte"]
        widgets = {"texte": forms.Textarea(attrs={"rows": 6, "class": "fr-input"})}
