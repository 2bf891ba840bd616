"""Confirming a difficulty: the ordinary form of a blockage, filled in with what the table says; and the filter of the list."""

from django import forms
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from parcours.commun.fiche import FormulaireFiche
from parcours.models import DifficulteSignalee, PointBlocage


class FormulaireConfirmation(FormulaireFiche):
    """``difficulte`` becomes the blockage that is typed, or stays as it is when somebody decided meanwhile."""

    titre, bouton = "Confirmer un blocage", "Confirmer le blocage"
    message = "Le blocage est signalé : la coordination le voit et peut le mettre à l'ordre du jour."
    relation = "blocages"

    class Meta:
        model = PointBlocage
        fields = ["pilier", "cause", "description", "signale_le"]
        labels = {"signale_le": "Bloqué depuis le, ou signalé le"}

    def __init__(self, *args, difficulte: DifficulteSignalee, **kwargs):
        self.difficulte = difficulte
        initiales = {"pilier": difficulte.pilier, "cause": difficulte.cause, "description": difficulte.description}
        initiales["signale_le"] = timezone.localdate()
        super().__init__(*args, initial=initiales, **kwargs)
        self.fields["description"].required = True
        self.fields["description"].widget.attrs["rows"] = 3

    def clean_signale_le(self):
        jour = self.cleaned_data["signale_le"]
        if jour > timezone.localdate():
            raise forms.ValidationError(
                "Ce jour n'est pas encore venu : donnez la date d'aujourd'hui ou une date passée."
            )
        return jour

    def enregistrer(self) -> PointBlocage:
        self.difficulte.confirmer(self.instance, self.agent)
        return self.instance


class FiltreDifficultes(forms.Form):
    """``tableaux``: the imports that the list may be narrowed to, as (key, words)."""

    pilier = forms.ChoiceField(label="Pilier", required=False)
    tableau = forms.ChoiceField(label="Tableau", required=False)

    def __init__(self, donnees, tableaux: list[tuple[str, str]]):
        super().__init__(donnees)
        self.fields["pilier"].choices = [("", "Tous les piliers"), *Pilier.choices, ("aucun", "Sans pilier reconnu")]
        self.fields["tableau"].choices = [("", "Tous les tableaux"), *tableaux]
        for champ in self.fields.values():
            champ.widget.attrs |= {"class": "fr-select", "data-envoi-auto": True}

    def filtrer(self, difficultes):
        """Return those asked for; what is not understood is left out, and said."""
        self.is_valid()
        donnees = self.cleaned_data
        if pilier := donnees.get("pilier"):
            difficultes = difficultes.filter(pilier="" if pilier == "aucun" else pilier)
        if tableau := donnees.get("tableau"):
            difficultes = difficultes.filter(importation=tableau)
        return difficultes
