"""« Ce que porte… »: one choice for all, one a kind, one a row; the nearest to the row counts."""

import datetime
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils import timezone

from acteurs.models import Affectation
from acteurs.passation.charges import Charge
from acteurs.passation.destinataires import destinataires, par_defaut
from acteurs.passation.remise import repartir

PERSONNE = "personne"
#: Options of all the lists of a page: beyond, the last rows follow the choice of their kind, and the page says so.
OPTIONS = 550


@dataclass
class Bloc:
    """One kind, as the page shows it."""

    charge: Charge
    champ: forms.BoundField
    rangees: list[tuple[forms.BoundField, str]]

    @property
    def lues(self) -> list[str]:
        """The rows in words, when there is no choice to make one by one."""
        return [self.charge.genre.decrire(ligne) for ligne in self.charge.montrees]

    @property
    def coupees(self) -> int:
        """How many rows that the reader may read have no list of their own, for want of room."""
        return len(self.charge.montrees) - len(self.rangees) if self.charge.nombre > 1 else 0


class FormulairePassation(forms.Form):
    """``charges``: what ``affectation`` leaves."""

    tout = forms.ChoiceField(label="Tout confier à", required=False)

    def __init__(self, *args, affectation: Affectation, charges: list[Charge], **kwargs):
        super().__init__(*args, prefix=str(affectation.pk), **kwargs)
        self.affectation, self.charges = affectation, charges
        self.possibles = destinataires(affectation)
        self._par_cle = {d.cle: d for d in self.possibles}
        self.propose = par_defaut(self.possibles, affectation)
        if len(charges) < 2:
            del self.fields["tout"]
        else:
            self.fields["tout"].choices = self._choix("Choisir…")
        self._lignes: dict[str, list] = {}
        reste = OPTIONS // (len(self.possibles) + 5)
        for charge in charges:
            genre = charge.genre
            nul = [(PERSONNE, genre.sans_personne)] if genre.sans_personne else []
            self.fields[f"genre-{genre.code}"] = forms.ChoiceField(
                label=f"{genre.titre}, confier à",
                required=False,
                choices=[*self._choix("Comme au-dessus" if len(charges) > 1 else "Choisir…"), *nul],
            )
            if not genre.sans_personne and self.propose and not self._collegues:
                self.initial[f"genre-{genre.code}"] = self.propose.cle
            self._lignes[genre.code] = charge.montrees[:reste] if charge.nombre > 1 else []
            reste -= len(self._lignes[genre.code])
            for ligne in self._lignes[genre.code]:
                self.fields[self._nom(genre.code, ligne)] = forms.ChoiceField(
                    label=genre.decrire(ligne),
                    required=False,
                    choices=[*self._choix("Comme ci-dessus"), *nul],
                )

    @property
    def _collegues(self) -> bool:
        return any(d.collegue for d in self.possibles)

    @property
    def plusieurs(self) -> bool:
        """There are several kinds: one choice may be made for all."""
        return len(self.charges) > 1

    @property
    def sans_collegue(self) -> bool:
        """Nobody else of the structure has an open access: the coordination is proposed, and the page says so."""
        return bool(self.charges) and not self._collegues

    def _choix(self, vide: str) -> list:
        collegues = [(d.cle, str(d)) for d in self.possibles if d.collegue]
        coordination = [(d.cle, str(d)) for d in self.possibles if not d.collegue]
        groupes = [(str(self.affectation.structure), collegues), ("Coordination du département", coordination)]
        return [("", vide), *((titre, options) for titre, options in groupes if options)]

    @staticmethod
    def _nom(code: str, ligne: Any) -> str:
        return f"ligne-{code}-{ligne.pk}"

    def blocs(self) -> list[Bloc]:
        """Return the kinds for the page, each with its rows."""
        return [
            Bloc(
                charge,
                self[f"genre-{charge.genre.code}"],
                [
                    (self[self._nom(charge.genre.code, ligne)], charge.genre.decrire(ligne))
                    for ligne in self._lignes[charge.genre.code]
                ],
            )
            for charge in self.charges
        ]

    def clean(self):
        donnees = super().clean()
        self.attributions = {}
        for charge in self.charges:
            code = charge.genre.code
            commun = donnees.get(f"genre-{code}") or donnees.get("tout") or ""
            choix = {ligne.pk: donnees.get(self._nom(code, ligne)) or commun for ligne in charge.lignes}
            if "" in choix.values() and f"genre-{code}" not in self.errors:
                self.add_error(f"genre-{code}", self._manque(charge))
            self.attributions[code] = {cle: self._par_cle.get(valeur) for cle, valeur in choix.items()}
        return donnees

    def _manque(self, charge: Charge) -> str:
        if not self.possibles:
            return "Personne ne peut les reprendre : invitez d'abord quelqu'un dans la structure ou à la coordination."
        suite = f", ou choisissez « {charge.genre.sans_personne} »" if charge.genre.sans_personne else ""
        return f"Dites à qui vous les confiez{suite}."

    def resume(self) -> list[tuple[str, str, int]]:
        """Return what will happen: (kind, who takes it, how many), once the form is valid."""
        lignes = []
        for charge in self.charges:
            for vers, siennes in repartir(charge, self.attributions[charge.genre.code]).items():
                lignes.append((charge.genre, vers, len(siennes)))
        return lignes

    def champs_envoyes(self) -> list[tuple[str, str]]:
        """Return what was chosen, for the page that asks to confirm."""
        return [(self.add_prefix(nom), str(self[nom].value() or "")) for nom in self.fields]


class FormulaireFin(forms.Form):
    """When the access ends: at once, or after a last day to come."""

    dernier_jour = forms.DateField(
        label="Dernier jour de son accès",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text="Vide : l'accès s'arrête maintenant. Sinon, il s'arrête à la fin de ce jour.",
    )

    def clean_dernier_jour(self):
        jour = self.cleaned_data["dernier_jour"]
        aujourdhui = timezone.localdate()
        if jour and not aujourdhui <= jour <= aujourdhui + datetime.timedelta(days=366):
            raise forms.ValidationError("Choisissez un jour à venir, dans l'année.")
        return jour

    @property
    def fin(self) -> datetime.date:
        """The first day without the access."""
        jour = self.cleaned_data["dernier_jour"]
        return jour + datetime.timedelta(days=1) if jour else timezone.localdate()
