"""One step of a referral to AGIR: the day, and the words that are kept with the decision."""

from django import forms
from django.utils import timezone

from cirj.socle.concurrence import ecrire_ou_dire
from parcours.commun.dates_de_la_personne import DatesDeLaPersonne
from parcours.commun.formulaire import ChampJour, Formulaire
from parcours.models import ParcoursAgir, Personne
from parcours.nomenclatures import EtatAgir

#: State → the verb of its button.
VERBES = {
    EtatAgir.ELIGIBILITE_VERIFIEE: "Dire l'éligibilité vérifiée",
    EtatAgir.VALIDE_OFII: "Noter la validation de l'OFII",
    EtatAgir.ENTRE: "Faire entrer dans AGIR",
    EtatAgir.REFUSE_INELIGIBLE: "Refuser : n'est pas éligible",
    EtatAgir.REFUSE_PERSONNE: "Noter le refus de la personne",
    EtatAgir.NON_JOINT: "Noter qu'elle n'a pas pu être jointe",
}


class FormulairePassage(DatesDeLaPersonne, Formulaire):
    """Brings a referral to another state. The operator who is asked does not read the birth date yet."""

    dire_la_naissance = False

    vers = forms.ChoiceField(label="Ce qui est décidé", widget=forms.RadioSelect)
    le = ChampJour(label="Le")
    mots = forms.CharField(
        label="Pourquoi",
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Obligatoire pour un refus. Ces mots restent avec la décision ; n'écrivez rien sur la santé.",
    )

    def __init__(self, *args, agir: ParcoursAgir, agent, **kwargs):
        kwargs.setdefault("identifiant", "passage")
        super().__init__(*args, **kwargs)
        self.agir = agir
        suites = agir.suites_pour(agent)
        self.fields["vers"].choices = [(etat.value, VERBES[etat]) for etat in suites]
        self.initial = {"le": timezone.localdate(), "vers": suites[0].value if suites else ""}

    @property
    def ouvre(self) -> bool:
        """Say whether what is sent opens the dossier to the operator."""
        return self.cleaned_data.get("vers") == EtatAgir.ENTRE

    def personnes_datees(self):
        # Nobody, while row-level security hides the pathway from the operator.
        return Personne._base_manager.filter(parcours=self.agir.parcours_id)

    def clean(self):
        donnees = super().clean()
        if donnees.get("vers") in EtatAgir.sans_suite() and not donnees.get("mots"):
            self.add_error("mots", "Dites pourquoi : ces mots restent avec la décision.")
        return donnees

    def enregistrer(self) -> bool:
        """Write it; what the order of the states or the database refuses is told on the form."""
        dits = self.cleaned_data
        return ecrire_ou_dire(self, lambda: self.agir.passer(dits["vers"], dits["le"], dits["mots"]))
