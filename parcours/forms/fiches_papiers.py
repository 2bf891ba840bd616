"""Short forms of the identity and of the papers: they belong to no pillar, whoever follows the person keeps them."""

from django import forms
from django.utils import timezone

from acteurs.models import Commune
from parcours.forms.fiche import FormulaireFiche
from parcours.models import ContratIntegration, Personne, Protection, TitreSejour, VarianteIdentite
from parcours.pays_et_langues import LANGUES, PAYS


class FormulaireProtection(FormulaireFiche):
    titre, bouton, message = "Noter une protection", "Noter la protection", "La protection est notée."
    relation = "personne.protections"

    class Meta:
        model = Protection
        fields = ["statut", "date", "date_precision", "fin"]
        labels = {"date": "Notifiée le"}

    def contraintes_a_verifier(self) -> bool:
        return self.modification

    def enregistrer(self):
        """A new decision ends the one in force."""
        if not self.modification and not self.instance.fin:
            jour = self.instance.date or timezone.localdate()
            self.dossier.personne.protections.filter(fin__isnull=True).update(fin=jour)
        return super().enregistrer()


class FormulaireTitre(FormulaireFiche):
    titre, bouton, message = "Noter un document de séjour", "Noter le document", "Le document est noté."
    relation = "personne.titres"

    class Meta:
        model = TitreSejour
        fields = ["type", "debut", "fin"]


class FormulaireCir(FormulaireFiche):
    titre, bouton = "Noter le contrat d'intégration républicaine", "Noter le contrat"
    message = "Le contrat est noté."
    relation = "personne.contratintegrations"

    class Meta:
        model = ContratIntegration
        fields = ["date", "date_precision"]
        labels = {"date": "Signé le"}


class FormulaireIdentite(FormulaireFiche):
    titre, bouton, message = "Corriger l'identité", "Enregistrer", "L'identité est à jour."
    relation = "personne"
    nationalites = forms.MultipleChoiceField(
        label="Nationalités", choices=sorted(PAYS.items(), key=lambda p: p[1]), required=False
    )
    langues = forms.MultipleChoiceField(
        label="Langues parlées", choices=sorted(LANGUES.items(), key=lambda p: p[1]), required=False
    )
    garder = forms.BooleanField(
        label="Garder l'ancienne écriture du nom", required=False, initial=True,
        help_text="Elle permettra encore de retrouver la personne.",
    )  # fmt: skip

    class Meta:
        model = Personne
        fields = [
            "nom", "prenom", "nom_usage", "sexe", "date_naissance", "naissance_precision", "nationalites", "langues",
            "besoin_interprete", "telephone", "courriel", "commune", "numero_etranger",
        ]  # fmt: skip
        widgets = {
            "besoin_interprete": forms.NullBooleanSelect,
            "numero_etranger": forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["commune"].queryset = Commune.objects.filter(departement=self.dossier.personne.departement_id)
        self.ancien = (self.instance.nom, self.instance.prenom)

    def _attacher(self) -> None:
        """The row is the person herself."""

    @classmethod
    def objet_initial(cls, dossier, pilier: str):
        return dossier.personne

    def enregistrer(self):
        if self.cleaned_data["garder"] and self.ancien != (self.instance.nom, self.instance.prenom):
            nom, prenom = self.ancien
            VarianteIdentite.objects.get_or_create(
                personne=self.instance, nom=nom, prenom=prenom,
                defaults={"source": "Écriture précédente du dossier", "au": timezone.localdate()},
            )  # fmt: skip
        return super().enregistrer()


class FormulaireVariante(FormulaireFiche):
    titre, bouton, message = "Ajouter une autre écriture du nom", "Ajouter l'écriture", "L'écriture est ajoutée."
    relation = "personne.variantes"

    class Meta:
        model = VarianteIdentite
        fields = ["nom", "prenom", "source"]
        labels = {"source": "Où elle se lit (récépissé, courrier, autre service…)"}

    def enregistrer(self):
        variante = super().enregistrer()
        variante.personne.save()  # the search text follows the spellings
        return variante
