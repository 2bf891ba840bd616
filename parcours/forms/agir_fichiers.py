"""Forms of the files of AGIR: the period given to the State, the list received from the OFII."""

from django import forms
from django.utils import timezone

from cirj.socle import regles
from cirj.socle.calendrier import en_francais
from cirj.socle.noms_de_fichiers import ChampFichier
from parcours.forms.base import ChampJour, Formulaire
from parcours.forms.importation import MESSAGES_FICHIER


class FormulairePeriode(Formulaire):
    """By default, since 1 January."""

    du = ChampJour(label="Du")
    au = ChampJour(label="Au")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        jour = timezone.localdate()
        self.initial = {"du": jour.replace(month=1, day=1), "au": jour}

    def clean(self):
        donnees = super().clean()
        du, au = donnees.get("du"), donnees.get("au")
        if du and au and au < du:
            self.add_error("au", "La fin de la période précède son début.")
        elif du and au and au > regles.echeance("AGIR_EXPORT_PERIODE", du):
            mois = regles.nombre("AGIR_EXPORT_PERIODE", du)
            self.add_error("au", f"Choisissez une période de {mois} mois au plus.")
        return donnees

    @property
    def en_mots(self) -> str:
        return f"du {en_francais(self.cleaned_data['du'])} au {en_francais(self.cleaned_data['au'])}"


class FormulaireListeOfii(Formulaire):
    fichier = ChampFichier(
        label="La liste de l'OFII",
        error_messages=MESSAGES_FICHIER,
        help_text="Un tableau CSV ou Excel : numéro étranger, nom, prénom, date de naissance, date de validation, état.",
    )


class FormulaireValidation(Formulaire):
    """The chosen lines become « validées par l'OFII », on the OFII's own day unless another is given."""

    lignes = forms.ModelMultipleChoiceField(
        label="Lignes", queryset=None, error_messages={"required": "Cochez au moins une ligne."}
    )
    le = ChampJour(
        label="Validées par l'OFII le", required=False, help_text="Vide : la date écrite par l'OFII à chaque ligne."
    )

    def __init__(self, *args, lignes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["lignes"].queryset = lignes

    def clean_le(self):
        le = self.cleaned_data["le"]
        if le and le > timezone.localdate():
            raise forms.ValidationError("Cette date est dans le futur.")
        return le
