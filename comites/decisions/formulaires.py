"""Deciding, and closing a decision with its observed effect."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from dsfr.forms import DsfrBaseForm

from acteurs.equipe.habilitations import PORTENT
from cirj.socle.concurrence import Divergence, cote_a_cote
from comites.decisions.qui import ChampQui
from comites.models import Decision, PointOrdreDuJour
from comites.seances.formulaires import champ_date


class DecisionForm(DsfrBaseForm):
    """What, who, by when, effect expected. The draft keeps these fields as they are typed."""

    quoi = forms.CharField(
        label="Ce qui est décidé",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Une action, avec un verbe : « Prendre en charge le trajet jusqu'à l'atelier ».",
    )
    qui = ChampQui(label="Qui s'en charge")
    echeance = champ_date("Pour le")
    effet_attendu = forms.CharField(label="Effet attendu (facultatif)", max_length=300, required=False)
    jeton = forms.UUIDField(widget=forms.HiddenInput, required=False)
    # The draft that the page was made of (``comites.seances.brouillons``).
    brouillon_lu = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, point: PointOrdreDuJour, premieres: set = frozenset(), **kwargs):
        kwargs["initial"] = {**(kwargs.get("initial") or {}), "jeton": uuid.uuid4()}
        super().__init__(*args, **kwargs)
        self.point = point
        # Only who can read the decision and close it is offered by name.
        self.fields["qui"].remplir(point.blocage.departement_id, premieres, PORTENT)

    def clean_echeance(self):
        echeance = self.cleaned_data["echeance"]
        if echeance < timezone.localdate():
            raise ValidationError("L'échéance est déjà passée.")
        return echeance

    def enregistrer(self) -> Decision | None:
        """Decide; None, with the error on the form, when the model refuses."""
        donnees = dict(self.cleaned_data)
        qui = donnees.pop("qui")
        del donnees["brouillon_lu"]
        try:
            return self.point.decider(structure=qui.structure, responsable=qui.agent, **donnees)
        except ValidationError as erreur:
            self.add_error(None, erreur.messages)
            return None


class CloreDecisionForm(DsfrBaseForm):
    realisee_le = champ_date("Réalisée le")
    effet_observe = forms.CharField(
        label="Effet observé",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Ce qui a changé pour la personne, même si ce n'est pas l'effet attendu.",
    )
    leve_le_blocage = forms.BooleanField(label="La situation est débloquée : lever le blocage", required=False)

    def __init__(self, *args, decision: Decision, peut_lever: bool, **kwargs):
        kwargs.setdefault("initial", {"realisee_le": timezone.localdate()})
        super().__init__(*args, **kwargs)
        self.decision = decision
        if decision.blocage.leve_le or not peut_lever:
            del self.fields["leve_le_blocage"]

    def clean_realisee_le(self):
        jour = self.cleaned_data["realisee_le"]
        if jour > timezone.localdate():
            raise ValidationError("Cette date est à venir : indiquez le jour où l'action a été faite.")
        if jour < self.decision.prise_le:
            raise ValidationError("Cette date précède la décision.")
        return jour

    def enregistrer(self) -> bool:
        """Close the decision; False, with the error on the form, when the model refuses."""
        donnees = self.cleaned_data
        try:
            self.decision.clore(donnees["realisee_le"], donnees["effet_observe"], donnees.get("leve_le_blocage", False))
        except ValidationError as erreur:
            self.decision.refresh_from_db()
            self.add_error(None, erreur.messages)
            return False
        return True

    def en_regard(self) -> list[Divergence]:
        """What was typed beside what somebody else closed it with."""
        closes = {nom: getattr(self.decision, nom) for nom in ("realisee_le", "effet_observe")}
        return cote_a_cote(self, closes)
