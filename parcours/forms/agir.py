"""One step of a referral to AGIR: the day, and the words that are kept with the decision."""

import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from cirj.socle.contraintes import message as message_de_contrainte
from cirj.socle.models import RegleMetier
from cirj.socle.models.regle import Unite
from cirj.socle.verrous import attendre_son_tour
from parcours.agir.eligibilite import ANNEES, MOIS
from parcours.forms.base import ChampJour, Formulaire
from parcours.models import ParcoursAgir
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


class FormulairePassage(Formulaire):
    """Brings a referral to another state."""

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

    def clean(self):
        donnees = super().clean()
        if donnees.get("le") and donnees["le"] > timezone.localdate():
            self.add_error("le", "Cette date est dans le futur.")
        if donnees.get("vers") in EtatAgir.sans_suite() and not donnees.get("mots"):
            self.add_error("mots", "Dites pourquoi : ces mots restent avec la décision.")
        return donnees

    def enregistrer(self) -> bool:
        """Write it; what the order of the states or the database refuses is told on the form."""
        try:
            with transaction.atomic():
                self.agir.passer(self.cleaned_data["vers"], self.cleaned_data["le"], self.cleaned_data["mots"])
        except ValidationError as erreur:
            self.add_error(None, erreur.messages)
            return False
        except IntegrityError as erreur:
            self.add_error(None, message_de_contrainte(erreur))
            return False
        return True


class FormulaireCritere(Formulaire):
    """The dated criterion of age of the protection: what the restriction of July 2024 left unknown here."""

    code = forms.ChoiceField(
        label="Comment l'OFII le dit",
        choices=[(MOIS, "En mois depuis la protection"), (ANNEES, "En années civiles avant l'année en cours")],
        widget=forms.RadioSelect,
    )
    valeur = forms.IntegerField(label="Au plus", min_value=0, max_value=240)
    valable_du = ChampJour(label="Valable à partir du")
    source = forms.CharField(
        label="D'où vient cette règle", max_length=250, help_text="Exemple : « courriel de l'OFII du 12 mars 2025 »."
    )

    def clean_valable_du(self):
        du = self.cleaned_data["valable_du"]
        if not RegleMetier.objects.filter(code__in=(ANNEES, MOIS), valable_du__lt=du).exists():
            raise forms.ValidationError("Cette date précède la première règle connue.")
        return du

    @transaction.atomic
    def enregistrer(self) -> None:
        """End what was in force the day before, and write the new row."""
        attendre_son_tour("critère d'AGIR")
        donnees = self.cleaned_data
        du, mois = donnees["valable_du"], donnees["code"] == MOIS
        veille = du - datetime.timedelta(days=1)
        siennes = RegleMetier.objects.filter(code__in=(ANNEES, MOIS))
        siennes.filter(valable_du__gte=du).delete()
        siennes.au(du).update(valable_au=veille)
        RegleMetier.objects.create(
            code=donnees["code"],
            libelle="AGIR : mois écoulés, au plus, depuis la protection" if mois
            else "AGIR : années civiles écoulées, au plus, depuis celle de la protection",
            valeur=str(donnees["valeur"]),
            unite=Unite.MOIS if mois else Unite.ANS,
            valable_du=du,
            source=donnees["source"],
        )  # fmt: skip
