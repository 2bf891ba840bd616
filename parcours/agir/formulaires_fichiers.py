"""Forms of the files of AGIR: the period given to the State, the list received from the OFII."""

import hashlib
from collections import Counter

from django import forms
from django.utils import timezone

from cirj.socle import regles
from cirj.socle.calendrier import en_francais
from cirj.socle.noms_de_fichiers import ChampFichier
from cirj.socle.templatetags.francais import compte
from parcours.agir.ofii.etats import ETATS, REPONSES
from parcours.agir.ofii.questions import MUET
from parcours.commun.formulaire import ChampJour, Formulaire
from parcours.importation.formulaires import MESSAGES_FICHIER


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


class FormulaireEtats(Formulaire):
    """What the OFII's unknown words mean: one question each, whatever the number of their lines; unanswered ones wait.

    ``mots``: the words and their number of lines.
    """

    #: The page stays short; the others are asked once these are answered.
    MONTRES = 12

    def __init__(self, *args, mots: Counter[str], **kwargs):
        super().__init__(*args, **kwargs)
        self._mots = {_nom_de_champ(ecrit): ecrit for ecrit, _ in mots.most_common(self.MONTRES)}
        self.autres = len(mots) - len(self._mots)
        choix = [("", "Je ne sais pas encore"), *((code, ETATS[code].libelle) for code in REPONSES)]
        choix.append((MUET, "Ces mots ne disent rien de l'état"))
        for nom, ecrit in self._mots.items():
            lignes = compte(mots[ecrit], "ligne,lignes")
            champ = forms.ChoiceField(label=f"« {ecrit} » ({lignes})", choices=choix, required=False)
            champ.widget.attrs["class"] = "fr-select"
            self.fields[nom] = champ

    @property
    def reponses(self) -> dict[str, str]:
        """Words → the answer, for those that have one."""
        return {self._mots[nom]: reponse for nom, reponse in self.cleaned_data.items() if reponse}


def _nom_de_champ(ecrit: str) -> str:
    # The same for everybody who has the page open, whatever was answered in between.
    return f"etat-{hashlib.sha256(ecrit.encode()).hexdigest()[:12]}"


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

    def clean(self):
        donnees = super().clean()
        sans_jour = [ligne for ligne in donnees.get("lignes") or [] if ligne.valide_le is None]
        if sans_jour and not donnees.get("le") and "le" not in self.errors:
            self.add_error("le", "La liste ne donne pas le jour de validation de toutes ces personnes : indiquez-le.")
        return donnees
