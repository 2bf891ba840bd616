"""Short forms of the identity and of the papers: they belong to no pillar, whoever follows the person keeps them."""

from django import forms
from django.utils import timezone

from acteurs.models import Commune
from parcours.forms.fiche import FormulaireFiche
from parcours.models import ContratIntegration, Personne, Protection, TitreSejour, VarianteIdentite
from parcours.pays_et_langues import LANGUES, PAYS

#: List of the person → the choices that write it.
LISTES = {"nationalites": ["nationalite_1", "nationalite_2"], "langues": ["langue_1", "langue_2", "langue_3"]}


class FormulaireProtection(FormulaireFiche):
    titre, bouton, message = "Noter une protection", "Noter la protection", "La protection est notée."
    relation = "personne.protections"
    sans_parcours = True

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
    sans_parcours = True

    class Meta:
        model = TitreSejour
        fields = ["type", "debut", "fin"]


class FormulaireCir(FormulaireFiche):
    titre, bouton = "Noter le contrat d'intégration républicaine", "Noter le contrat"
    message = "Le contrat est noté."
    relation = "personne.contratintegrations"
    sans_parcours = True

    class Meta:
        model = ContratIntegration
        fields = ["date", "date_precision"]
        labels = {"date": "Signé le"}


def _choix(libelle: str, table: dict[str, str]) -> forms.ChoiceField:
    choix = [("", "Non renseigné"), *sorted(table.items(), key=lambda paire: paire[1].casefold())]
    return forms.ChoiceField(label=libelle, choices=choix, required=False)


class FormulaireIdentite(FormulaireFiche):
    titre, bouton, message = "Corriger l'identité", "Enregistrer", "L'identité est à jour."
    relation = "personne"
    nationalite_1 = _choix("Nationalité", PAYS)
    nationalite_2 = _choix("Autre nationalité", PAYS)
    langue_1 = _choix("Langue parlée", LANGUES)
    langue_2 = _choix("Autre langue", LANGUES)
    langue_3 = _choix("Autre langue encore", LANGUES)
    garder = forms.BooleanField(
        label="Garder l'ancienne écriture du nom", required=False, initial=True,
        help_text="Elle permettra encore de retrouver la personne.",
    )  # fmt: skip
    sans_parcours = True

    class Meta:
        model = Personne
        fields = [
            "nom", "prenom", "nom_usage", "sexe", "date_naissance", "naissance_precision", "besoin_interprete", "telephone", "courriel", "commune", "numero_etranger",
        ]  # fmt: skip
        widgets = {
            "besoin_interprete": forms.NullBooleanSelect,
            "numero_etranger": forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["commune"].queryset = Commune.objects.filter(departement=self.dossier.personne.departement_id)
        self.ancien = (self.instance.nom, self.instance.prenom)
        for liste, champs in LISTES.items():
            for code, champ in zip(getattr(self.instance, liste), champs, strict=False):
                self.initial[champ] = code
                if code not in dict(self.fields[champ].choices):
                    self.fields[champ].choices = [*self.fields[champ].choices, (code, code)]

    def _attacher(self) -> None:
        """The row is the person herself."""

    @classmethod
    def objet_initial(cls, dossier, pilier: str):
        return dossier.personne

    def enregistrer(self):
        for liste, champs in LISTES.items():
            # What an import knew beyond the choices of this form is kept.
            au_dela = getattr(self.instance, liste)[len(champs) :]
            choisis = [self.cleaned_data[champ] for champ in champs if self.cleaned_data[champ]]
            setattr(self.instance, liste, list(dict.fromkeys([*choisis, *au_dela])))
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
    sans_parcours = True

    class Meta:
        model = VarianteIdentite
        fields = ["nom", "prenom", "source"]
        labels = {"source": "Où elle se lit (récépissé, courrier, autre service…)"}

    def enregistrer(self):
        variante = super().enregistrer()
        variante.personne.save()  # the search text follows the spellings
        return variante


FICHES = {
    "protection": FormulaireProtection,
    "titre": FormulaireTitre,
    "cir": FormulaireCir,
    "identite": FormulaireIdentite,
    "ecriture": FormulaireVariante,
}
