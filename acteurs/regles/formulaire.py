"""Changing a dated rule: the value with its unit and its bounds, from when, why, and where it comes from."""

import datetime
import re

from django import forms
from django.utils import timezone

from acteurs.regles.changement import changer, retirer
from acteurs.regles.critere import Critere
from cirj.socle.models.regle import Unite
from cirj.socle.regles_connues import DATES, RegleConnue

#: Beyond, a date of effect is most likely a slip.
DANS_DIX_ANS = datetime.timedelta(days=3660)
PAS_DANS_LE_PASSE = "Une règle ne change pas dans le passé : choisissez aujourd'hui ou un jour à venir."


def _jour(**options) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **options)


def _motif(label: str, help_text: str) -> forms.CharField:
    return forms.CharField(label=label, help_text=help_text, max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class FormulaireRegle(forms.Form):
    """A new value of a rule."""

    valable_du = _jour(label="Valable à partir du")
    motif = _motif(
        "Pourquoi cette règle change",
        "Ces mots restent avec la règle, et tout le monde peut les lire : n'y nommez personne.",
    )
    source = forms.CharField(
        label="D'où vient cette valeur",
        max_length=300,
        help_text="Un texte, un courrier, une décision : « courriel de l'OFII du 12 mars 2026 ».",
    )

    def __init__(self, *args, critere: Critere, **kwargs):
        super().__init__(*args, **kwargs)
        self.critere = critere
        actuelle = critere.actuelle or (critere.valeurs[-1] if critere.valeurs else None)
        connue = actuelle.connue if actuelle else critere.connues[0]
        devant = {"valeur": _champ(connue, critere)}
        if critere.plusieurs_unites:
            choix = [(regle.code, f"En {regle.unite_en_mots}") for regle in critere.connues]
            devant = {"code": forms.ChoiceField(label="Comment la règle se compte", choices=choix), **devant}
        self.fields = {**devant, **self.fields}
        self.fields["valable_du"].initial = timezone.localdate()
        if actuelle and "code" not in self.fields:
            self.fields["valeur"].initial = _initiale(connue, actuelle.ligne.valeur)

    @property
    def connue(self) -> RegleConnue:
        """The rule that the value is given to."""
        code = self.cleaned_data.get("code")
        return next((regle for regle in self.critere.connues if regle.code == code), self.critere.connues[0])

    @property
    def texte(self) -> str:
        """The value as it is recorded."""
        valeur = self.cleaned_data["valeur"]
        if isinstance(valeur, list):
            return " ".join(valeur)
        return valeur.isoformat() if isinstance(valeur, datetime.date) else " ".join(str(valeur).split())

    @property
    def remplace(self) -> int | None:
        """The row that the preview showed as the one in force on that day; None, and none is, when it shows none."""
        vue = self.data.get("remplace", "")
        return int(vue) if re.fullmatch(r"[0-9]{1,18}", vue) else None

    def clean_valable_du(self):
        jour, aujourdhui = self.cleaned_data["valable_du"], timezone.localdate()
        if jour < aujourdhui:
            raise forms.ValidationError(PAS_DANS_LE_PASSE)
        if jour > aujourdhui + DANS_DIX_ANS:
            raise forms.ValidationError("Cette date est dans plus de dix ans.")
        return jour

    def clean(self):
        donnees = super().clean()
        if "valeur" in donnees and (refus := self.connue.refus(self.texte)):
            self.add_error("valeur", refus)
        return donnees

    def enregistrer(self) -> bool:
        """Change the rule; what the database refuses is told on the form."""
        lues = self.cleaned_data
        refus = changer(self.connue.code, self.texte, lues["valable_du"], lues["source"], lues["motif"], self.remplace)
        if refus:
            self.add_error(None, refus)
        return not refus

    def envoyes(self) -> list[tuple[str, str]]:
        """Return what was typed, for the page that asks to confirm."""
        return [
            (champ.html_name, str(valeur))
            for champ in self
            for valeur in (champ.value() if isinstance(champ.value(), list) else [champ.value()])
        ]


class FormulaireRetrait(forms.Form):
    """Why a change to come is given up."""

    motif = _motif("Pourquoi ce changement est retiré", "Ces mots restent au journal : n'y nommez personne.")

    def enregistrer(self, regle: int) -> bool:
        refus = retirer(regle, self.cleaned_data["motif"])
        if refus:
            self.add_error(None, refus)
        return not refus


def _champ(connue: RegleConnue, critere: Critere) -> forms.Field:
    """Return the field of the value, as its unit asks."""
    if critere.plusieurs_unites:
        bornes = " ; ".join(regle.bornes_en_mots for regle in critere.connues)
        return forms.IntegerField(label="Nouvelle valeur", min_value=0, help_text=bornes.capitalize())
    if connue.unite == Unite.DATE:
        debut, fin = DATES
        return _jour(label="Nouvelle valeur", help_text=f"De {debut.year} à {fin.year}")
    if connue.mots:
        champ, choix = (
            (forms.MultipleChoiceField, {"widget": forms.CheckboxSelectMultiple})
            if connue.unite == Unite.LISTE
            else (forms.ChoiceField, {})
        )
        return champ(label="Nouvelle valeur", choices=list(connue.mots.items()), **choix)
    if connue.unite == Unite.LISTE:
        quoi = "Le plus petit et le plus grand nombre" if connue.croissante else "Des nombres"
        return forms.CharField(
            label="Nouvelle valeur",
            max_length=40,
            help_text=f"{quoi}, séparés par une espace, {connue.bornes_en_mots}",
        )
    return forms.IntegerField(
        label=f"Nouvelle valeur, en {connue.unite_en_mots}",
        help_text=connue.bornes_en_mots.capitalize(),
        min_value=connue.bornes[0],
        max_value=connue.bornes[1],
    )


def _initiale(connue: RegleConnue, valeur: str):
    return valeur.split() if connue.mots and connue.unite == Unite.LISTE else valeur
