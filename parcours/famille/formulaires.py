"""Short forms of the family: who lives in the household and since when, the family reunion and who is to come."""

from django import forms
from django.db import transaction
from django.utils import timezone

from parcours.commun.fiche import FormulaireFiche
from parcours.commun.formulaire import ChampJour
from parcours.models import MembreMenage, MembreReunification, Menage, ReunificationFamiliale
from parcours.nomenclatures import EtatReunification


class FormulaireMembrePlace(FormulaireFiche):
    titre, bouton, message = "Corriger la place dans le ménage", "Enregistrer", "La place dans le ménage est à jour."
    relation = "menage.membres"
    sans_parcours = sur_une_ligne = True
    passees = frozenset({"debut"})

    class Meta:
        model = MembreMenage
        fields = ["lien", "est_rejoignant", "debut"]
        labels = {"debut": "Dans le ménage depuis le"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.debut_connu:
            self.initial["debut"] = None
            self.fields["debut"].required = False

    def clean_debut(self):
        """Left empty, since when she lives there stays unknown; written, it is known."""
        debut = self.cleaned_data["debut"]
        if debut is None:
            return self.instance.debut
        self.instance.debut_connu = True
        return debut


class FormulaireMembreRevient(FormulaireFiche):
    """She left, she is back: a second stay in the household, the first one stays written."""

    titre, bouton, message = "Cette personne revient dans le ménage", "Noter le retour", "La personne est de retour."
    relation = "menage.membres"
    sans_parcours = sur_une_ligne = True
    depuis = ChampJour(label="De retour depuis le")

    class Meta:
        model = MembreMenage
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["depuis"] = timezone.localdate()

    def permis(self) -> bool:
        """Who left has her own team: she comes back by the coordination, or by who follows her too."""
        suivie = self.dossier.coordonne or self.instance.personne.parcours.accompagnes_par(self.agent).exists()
        return self.dossier.modifiable and suivie

    @transaction.atomic
    def enregistrer(self):
        ancien = self.instance
        return ancien.menage.accueillir(
            ancien.personne, lien=ancien.lien, depuis=self.cleaned_data["depuis"], est_rejoignant=ancien.est_rejoignant
        )


class FormulaireVivreAPart(FormulaireFiche):
    """The person leaves her household for one of her own; the coordination may send others with her."""

    titre, bouton = "Former un autre ménage", "Former le ménage"
    message = "La personne a son propre ménage ; l'ancien est gardé dans son histoire."
    relation = "personne.appartenances"
    sans_parcours = True
    depuis = ChampJour(label="Depuis le")
    avec = forms.ModelMultipleChoiceField(
        label="Avec elle", queryset=MembreMenage.objects.none(), required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = MembreMenage
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["depuis"] = timezone.localdate()
        autres = [membre.pk for membre in self.dossier.menage] if self.dossier.coordonne else []
        if autres:
            siens = self.dossier.personne.appartenances.model.objects.filter(pk__in=autres)
            self.fields["avec"].queryset = siens.select_related("personne")
        else:
            del self.fields["avec"]

    def personnes_datees(self):
        return [*super().personnes_datees(), *(membre.personne for membre in self.cleaned_data.get("avec", []))]

    def contraintes_a_verifier(self) -> bool:
        return False

    @transaction.atomic
    def enregistrer(self):
        return Menage.fonder(
            self.dossier.personne, self.cleaned_data["depuis"], list(self.cleaned_data.get("avec", []))
        )


class FormulaireReunification(FormulaireFiche):
    titre, bouton = "Noter une réunification familiale", "Noter la réunification"
    message = "La réunification familiale est notée."
    relation = "personne.reunifications"
    sans_parcours = True

    class Meta:
        model = ReunificationFamiliale
        fields = ["etat", "demande_le", "decision_le", "motif_refus", "recours_avant"]


class FormulaireAttendu(FormulaireFiche):
    titre, bouton = "Noter une personne attendue", "Noter la personne"
    message = "La personne attendue est notée."
    relation = "personne.attendus"
    sans_parcours = True

    class Meta:
        model = MembreReunification
        fields = ["reunification", "lien", "nom", "prenom", "sexe", "date_naissance", "naissance_precision"]
        labels = {"lien": "Son lien avec la personne protégée", "reunification": "Par quelle demande"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        siennes = self.dossier.personne.reunifications.all()
        self.fields["reunification"].queryset = siens = siennes
        self.fields["reunification"].required = False
        if len(siens) < 2:
            del self.fields["reunification"]

    def clean(self):
        donnees = super().clean()
        if "reunification" in self.fields and not donnees.get("reunification"):
            self.add_error("reunification", "Dites par quelle demande elle est attendue.")
        return donnees

    @transaction.atomic
    def enregistrer(self):
        """Without a request yet, one is opened, only considered so far."""
        if self.instance.reunification_id is None:
            siennes = self.dossier.personne.reunifications
            self.instance.reunification = siennes.first() or siennes.create(etat=EtatReunification.ENVISAGEE)
        return super().enregistrer()


FICHES = {
    "place": FormulaireMembrePlace,
    "retour": FormulaireMembreRevient,
    "menage-nouveau": FormulaireVivreAPart,
    "reunification": FormulaireReunification,
    "attendu": FormulaireAttendu,
}
