"""Short forms of the pillars: state, steps, blockages, and what is recorded about language, housing, work, rights."""

from django import forms
from django.db.models import Q
from django.utils import timezone

from acteurs.models import Commune, Structure
from acteurs.nomenclatures import Pilier
from parcours.forms.fiche import FormulaireFiche
from parcours.models import (
    PilierParcours,
    PointBlocage,
    Sejour,
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


class FormulaireSejour(FormulaireFiche):
    titre, bouton, message = "Noter un hébergement ou un logement", "Noter le séjour", "Le séjour est noté."
    pilier, relation = Pilier.LOGEMENT, "personne.sejours"

    class Meta:
        model = Sejour
        fields = ["categorie", "debut", "debut_precision", "fin", "structure", "commune"]
        labels = {"categorie": "Où", "structure": "Gestionnaire"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        proposees = Structure.objects.proposees_a(self.agent, self.parcours.departement_id)
        # Correcting a stay keeps its place, which whoever carries housing knows.
        self.fields["structure"].queryset = proposees | Structure.objects.filter(pk=self.instance.structure_id)
        self.fields["commune"].queryset = Commune.objects.filter(departement=self.parcours.departement_id)

    def clean(self):
        """Moving in somewhere ends the stay under way, on the same day."""
        donnees = super().clean()
        self.precedent = None
        if donnees.get("debut") and donnees.get("fin") and donnees["fin"] < donnees["debut"]:
            # Said here: PostgreSQL refuses to compute the overlap of a period that ends before it begins.
            self.add_error("fin", "La date de fin précède la date de début.")
        if not self.modification and donnees.get("debut"):
            en_cours = self.parcours.personne.sejours.filter(fin__isnull=True)
            self.precedent = en_cours.filter(Q(debut__lt=donnees["debut"]) | Q(debut__isnull=True)).first()
        return donnees

    def contraintes_a_verifier(self) -> bool:
        return self.precedent is None

    def enregistrer(self):
        if self.precedent:
            self.precedent.fin = self.cleaned_data["debut"]
            self.precedent.save()
        self.instance.validate_constraints()
        return super().enregistrer()


FICHES = {
    "pilier": FormulairePilier,
    "blocage": FormulaireBlocage,
    "blocage-leve": FormulaireBlocageLeve,
    "sejour": FormulaireSejour,
}
