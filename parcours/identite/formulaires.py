"""Short forms of the identity: name in force and other spellings, languages, foreigner's number."""

from django import forms
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from acteurs.models import Commune
from parcours.commun.fiche import FormulaireFiche
from parcours.commun.formulaire import ChampJour
from parcours.commun.suites import Suite
from parcours.models import Personne, VarianteIdentite
from parcours.nomenclatures.pays_et_langues import LANGUES, PAYS, langues_actuelles

NATIONALITES = Suite("nationalite", "Nationalité", PAYS)
PARLEES = Suite("langue", "Langue parlée", LANGUES)


class _DeLaPersonne(FormulaireFiche):
    """Changes the person herself."""

    relation = "personne"
    sans_parcours = True

    def _attacher(self) -> None:
        """The row is the person herself."""

    @classmethod
    def objet_initial(cls, dossier, pilier: str):
        return dossier.personne


class FormulaireIdentite(_DeLaPersonne):
    titre, bouton, message = "Corriger l'identité", "Enregistrer", "L'identité est à jour."
    garder = forms.BooleanField(
        label="Garder l'ancienne écriture du nom",
        required=False,
        initial=True,
        help_text="Elle permettra encore de retrouver la personne.",
    )

    class Meta:
        model = Personne
        fields = [
            "nom",
            "prenom",
            "nom_usage",
            "source_identite",
            "sexe",
            "date_naissance",
            "naissance_precision",
            "voie_arrivee",
            "telephone",
            "courriel",
            "commune",
        ]

    field_order = [
        "nom",
        "prenom",
        "garder",
        "source_identite",
        "nom_usage",
        "sexe",
        "date_naissance",
        "naissance_precision",
        "nationalite_1",
        "nationalite_2",
        "nationalite_3",
        "voie_arrivee",
    ]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # What was recorded elsewhere stays proposed.
        self.fields["commune"].queryset = Commune.objects.filter(
            Q(departement=self.dossier.personne.departement_id) | Q(pk=self.instance.commune_id)
        )
        self.fields["source_identite"].label = "Où ce nom se lit"
        self.ancien = (self.instance.nom, self.instance.prenom)
        NATIONALITES.poser(self, self.instance.nationalites)
        self.order_fields(self.field_order)

    @transaction.atomic
    def enregistrer(self):
        self.instance.nationalites = NATIONALITES.lire(self.cleaned_data)
        nouveau = (self.instance.nom, self.instance.prenom)
        if nouveau == self.ancien:
            return super().enregistrer()
        self.instance.prendre_le_nom(
            *nouveau,
            source=self.cleaned_data["source_identite"],
            jour=timezone.localdate(),
            garder=self.cleaned_data["garder"],
        )
        return self.instance


class FormulaireLangues(_DeLaPersonne):
    titre, bouton, message = "Langues et interprète", "Enregistrer", "Les langues sont à jour."

    class Meta:
        model = Personne
        fields = ["besoin_interprete", "langue_interprete"]
        widgets = {"besoin_interprete": forms.NullBooleanSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        siennes = langues_actuelles(self.instance.langues)
        PARLEES.poser(self, siennes)
        # Those she speaks come first.
        ordre = [*siennes, *LANGUES]
        self.fields["langue_interprete"] = forms.ChoiceField(
            label="Langue de l'interprète",
            required=False,
            choices=[("", "Non renseignée"), *((code, LANGUES.get(code, code)) for code in dict.fromkeys(ordre))],
            widget=forms.Select(attrs={"class": "fr-select"}),
        )
        self.order_fields(
            [
                *(nom for nom in self.fields if nom.startswith("langue_") and nom[-1].isdigit()),
                "besoin_interprete",
                "langue_interprete",
            ]
        )

    @transaction.atomic
    def enregistrer(self):
        self.instance.langues = PARLEES.lire(self.cleaned_data)
        return super().enregistrer()


class FormulaireNumero(_DeLaPersonne):
    """The number in force is not shown again here; what is typed takes its place."""

    titre, bouton, message = "Noter le numéro étranger", "Noter le numéro", "Le numéro est noté."
    nouveau_numero = forms.CharField(
        label="Numéro étranger",
        max_length=14,
        help_text="9 ou 10 chiffres, avec les zéros du début. Il est chiffré, et ne figure dans aucun fichier.",
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )

    class Meta:
        model = Personne
        fields = []

    def clean_nouveau_numero(self):
        numero = "".join(self.cleaned_data["nouveau_numero"].split())
        for controle in Personne._meta.get_field("numero_etranger").validators:
            controle(numero)
        return numero

    @transaction.atomic
    def enregistrer(self):
        self.instance.numero_etranger = self.cleaned_data["nouveau_numero"]
        self.instance.save()
        return self.instance


class FormulaireVariante(FormulaireFiche):
    titre, bouton, message = "Ajouter une autre écriture du nom", "Ajouter l'écriture", "L'écriture est notée."
    relation = "personne.variantes"
    sans_parcours = True

    class Meta:
        model = VarianteIdentite
        fields = ["nom", "prenom", "source", "source_precise", "du", "au"]
        labels = {"source": "Où elle se lit", "source_precise": "Précision (quel fichier, quel courrier)"}
        help_texts = {"source_precise": ""}


class FormulaireVarianteAdoptee(FormulaireFiche):
    titre, bouton = "En faire le nom d'aujourd'hui", "Utiliser cette écriture"
    message = "Le dossier porte maintenant ce nom ; l'ancien est gardé parmi les autres écritures."
    relation = "personne.variantes"
    sans_parcours = sur_une_ligne = True
    depuis = ChampJour(label="Ce nom est utilisé depuis le")

    class Meta:
        model = VarianteIdentite
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["depuis"] = self.instance.du or timezone.localdate()

    @transaction.atomic
    def enregistrer(self):
        self.instance.adopter(self.cleaned_data["depuis"])
        return self.instance.personne


FICHES = {
    "identite": FormulaireIdentite,
    "langues": FormulaireLangues,
    "numero": FormulaireNumero,
    "ecriture": FormulaireVariante,
    "nom-d-aujourd-hui": FormulaireVarianteAdoptee,
}
