"""Forms of the consortia: the consortium, a member."""

from django import forms
from django.db import transaction
from django.db.models import Q

from acteurs.models import Departement, Groupement, MembreGroupement, Structure
from cirj.socle.calendrier import PLAUSIBLE
from cirj.socle.concurrence import AjoutSeul, AvecVersion


def _habiller(formulaire: forms.Form) -> None:
    for champ in formulaire.fields.values():
        if isinstance(champ, forms.DateField):
            champ.widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
            champ.validators = [*champ.validators, *PLAUSIBLE]


class FormulaireGroupement(AvecVersion, forms.ModelForm):
    """A new consortium is born with its lead."""

    codes = forms.CharField(
        label="Départements", max_length=100, help_text="Leurs codes, séparés par des virgules. Exemple : « 39, 25 »."
    )
    chef = forms.ModelChoiceField(
        label="Chef de file", queryset=Structure.objects.none(), empty_label="Choisir une structure"
    )

    class Meta:
        model = Groupement
        fields = ["nom", "programme", "codes", "chef", "debut", "fin"]

    def __init__(self, *args, agent, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.departement = agent.affectation.departement
        self.fields["programme"].choices = [("", "Choisir"), *Groupement._meta.get_field("programme").choices]
        self.initial["codes"] = self.departement.pk
        if self.instance._state.adding:
            self.fields["chef"].queryset = Structure.objects.filter(departement=self.departement, active=True)
        else:
            del self.fields["chef"]
            self.initial["codes"] = ", ".join(d.pk for d in self.instance.departements.all())
        _habiller(self)

    def clean_codes(self) -> list[Departement]:
        """Return the departments; the agent's own is always one of them."""
        codes = {code.strip().upper() for code in self.cleaned_data["codes"].split(",") if code.strip()}
        choisis = list(Departement.objects.filter(pk__in=codes).defer("contour"))
        if inconnus := sorted(codes - {departement.pk for departement in choisis}):
            raise forms.ValidationError(f"Aucun département n'a ce code : {', '.join(inconnus)}.")
        if self.departement.pk not in codes:
            raise forms.ValidationError(f"Gardez votre département : {self.departement.pk}.")
        return choisis

    @transaction.atomic
    def save(self, commit=True) -> Groupement:
        groupement = super().save(commit)
        groupement.departements.set(self.cleaned_data["codes"])
        if chef := self.cleaned_data.get("chef"):
            groupement.membres.create(structure=chef, chef=True, debut=groupement.debut)
        return groupement


class FormulaireMembreGroupement(AjoutSeul, forms.ModelForm):
    class Meta:
        model = MembreGroupement
        fields = ["structure", "debut"]

    def __init__(self, *args, groupement: Groupement, agent, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.instance.groupement = groupement
        siennes = Structure.objects.filter(departement__in=groupement.departements.all(), active=True)
        # Of another department, not the names that reveal: its own coordination adds those.
        siennes = siennes.filter(Q(departement=agent.affectation.departement_id) | Q(revelatrice=False))
        self.fields["structure"].queryset = siennes.select_related("departement").defer("departement__contour")
        self.fields["structure"].empty_label = "Choisir une structure"
        self.fields["structure"].label_from_instance = lambda s: f"{s.nom} ({s.departement_id})"
        _habiller(self)

    def _get_validation_exclusions(self):
        # What is not asked is still part of the constraints.
        return super()._get_validation_exclusions() - {"groupement", "fin", "chef"}


class FormulaireJour(forms.Form):
    """The day from which a member leads, or leaves."""

    jour = forms.DateField(label="À partir du")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        _habiller(self)
