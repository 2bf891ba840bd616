"""Asking for a report, and writing its comments."""

from django import forms
from django.utils import timezone

from acteurs.models import Departement
from cirj.socle.concurrence import COMPAREE, LUES, VERSION, AvecVersion
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


class CommentaireForm(AvecVersion, forms.ModelForm):
    """One section of the page: what was not touched there is not sent back over what a colleague wrote since."""

    class Meta:
        model = CommentaireRapport
        fields = ["texte"]
        widgets = {"texte": forms.Textarea(attrs={"rows": 6, "class": "fr-input"})}

    def __init__(self, *args, section: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["texte"].label = section

    def relu(self) -> "CommentaireForm":
        """Return the section as it is recorded now."""
        return CommentaireForm(instance=self.instance, prefix=self.prefix, section=self.fields["texte"].label)

    def deja_comparee(self, recues) -> bool:
        return bool(self.divergences) and recues.get(self.add_prefix(COMPAREE)) == self.version

    @property
    def touche(self) -> bool:
        """Say whether the text sent is another one than the page showed."""
        lue = self.data.get(self.add_prefix(VERSION))
        if lue == "":
            # Nobody had written here when the page was shown.
            return bool(self.data[self.add_prefix("texte")])
        lues = self._dechiffrees(self.data.get(self.add_prefix(LUES), "")) if lue and self.objet_versionne() else None
        return lues is None or self._touche("texte", self.data, lues)
