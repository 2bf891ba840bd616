"""What the forms of the dossier share: the design system's classes, dates as the browser picks them."""

from django import forms
from django.utils.choices import normalize_choices

from cirj.socle.calendrier import PLAUSIBLE
from cirj.socle.formulaires_meles import AvecFormulaire


class ChampJour(forms.DateField):
    """A day, chosen with the browser's own calendar."""

    def __init__(self, **options):
        options.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        super().__init__(**options)


class StyleDossier(AvecFormulaire):
    """Mixed into a form: dresses its widgets, and makes the ids its own so that two forms share a page.

    ``identifiant``: what the ids begin with.
    """

    def __init__(self, *args, identifiant: str = "fiche", **kwargs):
        kwargs.setdefault("auto_id", f"{identifiant}-%s")
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for nom, champ in self.fields.items():
            _vide(champ)
            champ.show_hidden_initial = False
            if isinstance(champ, forms.DateField):
                champ.validators = [*champ.validators, *PLAUSIBLE]
            if nom.endswith("_precision"):
                champ.label = "Cette date est connue"
            if isinstance(champ, forms.DateField) and not isinstance(champ, ChampJour):
                champ.widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
            champ.widget.attrs.setdefault("class", _classe(champ.widget))
            if isinstance(champ.widget, forms.Textarea) and champ.widget.attrs.get("rows") == "10":
                champ.widget.attrs["rows"] = 4  # ten, Django's own, hides the button of a phone

    @property
    def genre(self) -> dict[str, str]:
        """Name of a field → how the page draws it: select, puces (chips), case (one box), fichier, texte."""
        return {nom: _genre(champ.widget) for nom, champ in self.fields.items()}


def _classe(widget: forms.Widget) -> str:
    if isinstance(widget, (forms.CheckboxInput, forms.CheckboxSelectMultiple, forms.RadioSelect)):
        return ""
    if isinstance(widget, forms.FileInput):
        return "fr-upload"
    return "fr-select" if isinstance(widget, forms.Select) else "fr-input"


_TIRETS = "---------"


def _vide(champ: forms.Field) -> None:
    """Say the absence of a choice in words rather than in dashes."""
    mot = "Choisissez" if champ.required else "Non renseigné"
    if isinstance(champ, forms.ModelChoiceField):
        champ.empty_label = mot if champ.empty_label == _TIRETS else champ.empty_label
    elif isinstance(champ, forms.TypedChoiceField):
        choix = normalize_choices(champ.choices)
        champ.choices = [("", mot) if libelle == _TIRETS else (valeur, libelle) for valeur, libelle in choix]


def _genre(widget: forms.Widget) -> str:
    match widget:
        case forms.CheckboxSelectMultiple() | forms.RadioSelect():
            return "puces"
        case forms.CheckboxInput():
            return "case"
        case forms.Select():
            return "select"
        case forms.FileInput():
            return "fichier"
    return "texte"


class Formulaire(StyleDossier, forms.Form):
    """A form of the dossier."""


class FormulaireModele(StyleDossier, forms.ModelForm):
    """A form of the dossier that writes one row."""
