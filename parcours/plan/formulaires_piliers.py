"""Short forms of the pillars: state, steps, blockages, and what is recorded about language, housing, work, rights."""

from django import forms
from django.utils import timezone

from parcours.commun.fiche import FormulaireFiche
from parcours.models import (
    PilierParcours,
    PointBlocage,
)


class FormulairePilier(FormulaireFiche):
    """State and line of truth of a pillar; the row is born with its first change."""

    titre, bouton, message = "Où en est ce pilier ?", "Enregistrer", "Le pilier est à jour."
    relation = "piliers"

    class Meta:
        model = PilierParcours
        fields = ["pilier", "etat", "resume", "depuis"]
        widgets = {"etat": forms.RadioSelect}
        labels = {"resume": "Ce qui est vrai aujourd'hui, en une ligne"}

    @classmethod
    def objet_initial(cls, dossier, pilier: str):
        return dossier.parcours.piliers.filter(pilier=pilier).first()

    def enregistrer(self):
        if "etat" in self.changed_data and "depuis" not in self.changed_data:
            self.instance.depuis = timezone.localdate()
        return super().enregistrer()


class FormulaireBlocage(FormulaireFiche):
    titre, bouton = "Signaler un blocage", "Signaler le blocage"
    message = "Le blocage est signalé : la coordination le voit et peut le mettre à l'ordre du jour."
    relation = "blocages"

    class Meta:
        model = PointBlocage
        fields = ["pilier", "cause", "description"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["description"].required = True
        self.fields["description"].widget.attrs["rows"] = 3

    def enregistrer(self):
        if not self.modification:
            self.instance.departement_id = self.parcours.departement_id
            self.instance.signale_par = self.agent
            self.instance.structure = self.agent.affectation.structure
        return super().enregistrer()


class FormulaireBlocageLeve(FormulaireFiche):
    titre, bouton, message = "Lever le blocage", "Le blocage est levé", "Le blocage est levé, avec son effet."
    relation = "blocages"
    sur_une_ligne = True

    class Meta:
        model = PointBlocage
        fields = ["leve_le", "effet_observe"]
        labels = {"effet_observe": "Ce qui a changé pour la personne"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["leve_le"].required = self.fields["effet_observe"].required = True
        self.initial["leve_le"] = timezone.localdate()

    def enregistrer(self):
        self.instance.lever(self.cleaned_data["leve_le"], self.cleaned_data["effet_observe"])
        return self.instance


FICHES = {
    "pilier": FormulairePilier,
    "blocage": FormulaireBlocage,
    "blocage-leve": FormulaireBlocageLeve,
}
