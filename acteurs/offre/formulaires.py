"""Forms of the offer: its sheet, its sessions."""

from django import forms

from acteurs.models import Commune, Dispositif, Session, Structure
from cirj.socle.calendrier import PLAUSIBLE
from cirj.socle.concurrence import AvecVersion

_OUI_NON = [("", "Non précisé"), ("true", "Oui"), ("false", "Non")]


class FormulaireOffre(AvecVersion, forms.ModelForm):
    garde_enfants = forms.TypedChoiceField(
        label="Garde d'enfants sur place",
        choices=_OUI_NON,
        required=False,
        coerce={"true": True, "false": False}.get,
        empty_value=None,
    )

    class Meta:
        model = Dispositif
        fields = [
            "structure",
            "nom",
            "pilier",
            "type",
            "public",
            "niveau_entree",
            "niveau_vise",
            "commune",
            "modalite",
            "horaires",
            "garde_enfants",
            "cout",
            "sensible",
            "actif",
        ]
        labels = {
            "sensible": "Y être orienté révèle quelque chose de sensible",
            "actif": "Cette offre est ouverte",
        }
        help_texts = {
            "public": "Exemple : « parents d'élèves », « 16 à 25 ans ». Ne citez personne.",
            "horaires": "Exemple : « mardi et jeudi, 9 h à 11 h 30 ».",
            "cout": "Exemple : « gratuit », « 10 € par an ».",
            "sensible": "Soins psychiques, hébergement spécialisé… Seules la coordination et votre structure la verront.",
            "actif": "Décochez si elle s'arrête : elle reste dans l'historique, mais n'est plus proposée.",
        }

    def __init__(self, *args, agent, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        departement = agent.affectation.departement_id
        siennes = Structure.objects.filter(departement=departement, active=True)
        if not agent.coordonne:
            siennes = siennes.filter(pk__in=agent.structures())
        self.fields["structure"].queryset = siennes
        self.fields["structure"].empty_label = "Choisir une structure"
        if self.instance._state.adding:
            del self.fields["actif"]
        if not agent.coordonne or not self.instance._state.adding:
            # Hers, or the one it already belongs to: nothing to choose.
            del self.fields["structure"]
            self.instance.structure_id = self.instance.structure_id or agent.affectation.structure_id
        self.fields["commune"].queryset = Commune.objects.filter(departement=departement).only("nom")
        self.fields["commune"].empty_label = "Non précisée"
        for nom in ("pilier", "type"):
            self.fields[nom].choices = [("", "Choisir"), *Dispositif._meta.get_field(nom).choices]
        for nom in ("niveau_entree", "niveau_vise"):
            self.fields[nom].choices = [("", "Sans condition"), *Dispositif._meta.get_field(nom).choices]
        self.initial["garde_enfants"] = {True: "true", False: "false"}.get(self.instance.garde_enfants, "")

    def valeurs_enregistrees(self) -> dict:
        return super().valeurs_enregistrees() | {"garde_enfants": self.initial["garde_enfants"]}

    def _get_validation_exclusions(self):
        # The structure, when it is not asked, is still part of the constraint on names.
        return super()._get_validation_exclusions() - {"structure"}


class FormulaireSession(AvecVersion, forms.ModelForm):
    class Meta:
        model = Session
        fields = ["debut", "fin", "places", "places_libres"]
        help_texts = {"places_libres": "Le nombre d'aujourd'hui : enregistrer le confirme à la date du jour."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        for nom in ("debut", "fin"):
            self.fields[nom].widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
            self.fields[nom].validators = [*self.fields[nom].validators, *PLAUSIBLE]

    def _post_clean(self):
        # Before the constraints are checked: a number goes with the day it was said.
        self.instance.confirmer(self.cleaned_data.get("places_libres"))
        super()._post_clean()
