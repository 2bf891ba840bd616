"""Forms of the import: the file, its sheet and header row, its columns."""

from django import forms

from cirj.socle import regles
from cirj.socle.concurrence import TECHNIQUES, AvecVersion
from cirj.socle.noms_de_fichiers import ChampFichier
from parcours.importation.analyse import analyser
from parcours.importation.champs import CHAMPS, ESSENTIELS, PAR_CODE
from parcours.importation.depot import lettre
from parcours.importation.lecture import Feuille
from parcours.importation.lignes import trier
from parcours.models import Importation

MESSAGES_FICHIER = {
    "required": "Choisissez un fichier.",
    "empty": "Ce fichier est vide : il n'y a aucune ligne à lire.",
}
CHOIX_CHAMPS = [("", "Laisser de côté"), *((champ.code, champ.libelle) for champ in CHAMPS)]


class DepotForm(forms.Form):
    fichier = ChampFichier(label="Votre tableau", error_messages=MESSAGES_FICHIER)


class FeuilleForm(forms.Form):
    """Which sheet, and which of its rows carries the headers (0: none)."""

    feuille = forms.ChoiceField(label="Feuille", required=False)
    ligne_entete = forms.IntegerField(
        label="Ligne des en-têtes",
        min_value=0,
        max_value=1000,
        required=False,
        help_text="0 si le tableau n'a pas d'en-têtes.",
    )

    def __init__(self, *args, feuilles: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["feuille"].choices = [(nom, nom or "Unique") for nom in feuilles]


class ColonnesForm(AvecVersion, forms.Form):
    """One choice a column, named ``colonne_<index>``; their choice is followed by a trial of the whole file."""

    def __init__(self, *args, importation: Importation, lue: Feuille, **kwargs):
        self.importation, self.lue = importation, lue
        super().__init__(*args, **kwargs)
        reconnues = importation.champs_des_colonnes
        for index, entete in enumerate(importation.entetes):
            self.fields[f"colonne_{index}"] = forms.ChoiceField(
                label=f"Colonne {lettre(index)} : {entete}",
                choices=CHOIX_CHAMPS,
                required=False,
                initial=reconnues.get(index, ""),
                widget=forms.Select(attrs={"class": "fr-select"}),
            )

    def objet_versionne(self) -> Importation:
        return self.importation

    def valeurs_enregistrees(self) -> dict:
        return {nom: champ.initial for nom, champ in self.fields.items() if nom not in TECHNIQUES}

    def enregistrer(self) -> Importation:
        importe = self.importation
        importe.colonnes = self.colonnes
        champs = importe.champs_des_colonnes
        tri = trier(self.lue, importe.ligne_entete, champs)
        limite = regles.nombre("IMPORT_APERCU")
        importe.analyse = analyser(tri, champs, importe.departement_id, limite).en_json()
        importe.save()
        return importe

    def clean(self) -> dict:
        choisis: dict[str, str] = {}
        for nom, champ in list(self.cleaned_data.items()):
            if nom in TECHNIQUES:
                continue
            if champ and champ in choisis:
                self.add_error(nom, f"« {PAR_CODE[champ].libelle} » est déjà choisi pour une autre colonne.")
            elif champ:
                choisis[champ] = nom
        if not ESSENTIELS & choisis.keys():
            self.add_error(None, "Dites quelle colonne contient le nom des personnes.")
        return self.cleaned_data

    @property
    def colonnes(self) -> dict[str, str]:
        """Column index (text) → field code."""
        return {
            nom.removeprefix("colonne_"): champ
            for nom, champ in self.cleaned_data.items()
            if champ and nom not in TECHNIQUES
        }
