"""Forms of the import: the file, its sheet and header row, its columns."""

from functools import cached_property

from django import forms
from django.utils import timezone

from cirj.socle import regles
from cirj.socle.concurrence import TECHNIQUES, AvecVersion
from cirj.socle.noms_de_fichiers import ChampFichier
from parcours.importation.analyse import essayer
from parcours.importation.champs import A_CHOISIR, EN_NOTE, ESSENTIELS, NON_REPRIS, PAR_CODE
from parcours.importation.dates import DateRefusee, lire_date
from parcours.importation.feuilles import Tableau, assembler, lettre
from parcours.importation.lecture import Classeur
from parcours.importation.tables import cle
from parcours.importation.titres import INCONNUE
from parcours.models import Importation

LIGNE_FAUSSE = "Écrivez un numéro de ligne entre 0 et 1000."
MESSAGES_FICHIER = {
    "required": "Choisissez un fichier.",
    "empty": "Ce fichier est vide : il n'y a aucune ligne à lire.",
}
GROUPES = [
    (
        "La personne",
        (
            "nom",
            "prenom",
            "nom_complet",
            "prenom_nom",
            "nom_naissance",
            "nom_usage",
            "sexe",
            "sexe_f",
            "sexe_h",
            "date_naissance",
            "nationalite",
            "langues",
            "interprete",
            "telephone",
            "courriel",
            "commune",
            "numero_etranger",
        ),
    ),
    ("Sa famille", ("composition", "numero_famille", "lien", "ecole")),
    ("Ses papiers", ("statut", "date_decision", "date_notification", "cir", "cir_fin", "titre")),
    (
        "L'accompagnement",
        (
            "structure",
            "referent",
            "programme",
            "agir",
            "entree",
            "sortie",
            "motif_sortie",
            "dernier_contact",
            "observations",
            "note",
            "blocage",
            "numero_ordre",
        ),
    ),
]


def _choix() -> list:
    """The fields a column may be, by theme: forty of them are not read in one list."""
    restants = {champ.code: champ.libelle for champ in A_CHOISIR} | {"numero_ordre": PAR_CODE["numero_ordre"].libelle}
    groupes = [(titre, [(code, restants.pop(code)) for code in codes if code in restants]) for titre, codes in GROUPES]
    suivis = [(code, libelle) for code, libelle in restants.items() if code.startswith("pilier_")]
    droits = [(code, libelle) for code, libelle in restants.items() if code.startswith("droit_") or code == "css"]
    autres = [paire for paire in restants.items() if paire not in suivis and paire not in droits]
    return [("", "Laisser de côté"), *groupes, ("Sa situation", autres), ("Ses droits", droits), ("Des croix", suivis)]


CHOIX_CHAMPS = _choix()


class DepotForm(forms.Form):
    fichier = ChampFichier(label="Votre tableau", error_messages=MESSAGES_FICHIER)


class FeuillesForm(forms.Form):
    """Which sheets to import, which row of each carries the headers (0: none), what its name says of its rows."""

    def __init__(self, *args, importation: Importation, **kwargs):
        super().__init__(*args, **kwargs)
        self.importation = importation
        for rang, feuille in enumerate(importation.feuilles):
            self.fields[f"retenue_{rang}"] = forms.BooleanField(required=False, initial=feuille["retenue"])
            self.fields[f"ligne_{rang}"] = forms.IntegerField(
                min_value=0,
                max_value=1000,
                required=False,
                initial=feuille["ligne"],
                error_messages={"invalid": LIGNE_FAUSSE, "min_value": LIGNE_FAUSSE, "max_value": LIGNE_FAUSSE},
            )
            self.fields[f"structure_{rang}"] = forms.BooleanField(required=False, initial=feuille["structure"])
            self.fields[f"a_part_{rang}"] = forms.BooleanField(required=False, initial=feuille.get("a_part", False))
            self.fields[f"sortie_{rang}"] = forms.CharField(required=False, max_length=20, initial=feuille["sortie"])

    def clean(self) -> dict:
        rangs = range(len(self.importation.feuilles))
        if len(rangs) > 1 and not any(self.cleaned_data.get(f"retenue_{rang}") for rang in rangs):
            self.add_error(None, "Choisissez au moins une feuille.")
        for rang in rangs:
            dite = self.cleaned_data.get(f"sortie_{rang}", "").strip()
            if dite and cle(dite) != cle(INCONNUE):
                try:
                    lire_date(dite, timezone.localdate(), vecu=regles.nombre("IMPORT_AGE_MAX"))
                except DateRefusee as refus:
                    self.add_error(f"sortie_{rang}", f"{refus} Écrivez une année, une date, ou « {INCONNUE} ».")
        return self.cleaned_data

    @property
    def choix(self) -> tuple[list[str], dict[str, dict]]:
        """The names of the sheets to keep, and what each is said to be."""
        feuilles, seule = self.importation.feuilles, len(self.importation.feuilles) == 1
        lues = self.cleaned_data
        noms = [f["nom"] for rang, f in enumerate(feuilles) if seule or lues[f"retenue_{rang}"]]
        change = {
            f["nom"]: {
                "ligne": f["ligne"] if lues[f"ligne_{rang}"] is None else lues[f"ligne_{rang}"],
                "structure": lues[f"structure_{rang}"],
                "a_part": lues[f"a_part_{rang}"],
                "sortie": lues[f"sortie_{rang}"].strip(),
            }
            for rang, f in enumerate(feuilles)
        }
        return noms, change


class ColonnesForm(AvecVersion, forms.Form):
    """One choice a column, named ``colonne_<index>``; their choice is followed by a trial of the whole file."""

    def __init__(self, *args, importation: Importation, classeur: Classeur, **kwargs):
        self.importation, self.classeur = importation, classeur
        super().__init__(*args, **kwargs)
        reconnues = importation.champs_des_colonnes
        for index, entete in enumerate(importation.entetes):
            propose = importation.colonnes_demandees.get(str(index), ["", ""])[0]
            champ = reconnues.get(index, propose)
            self.fields[f"colonne_{index}"] = forms.ChoiceField(
                label=_nommee(f"Colonne {lettre(index)}", entete),
                choices=[*CHOIX_CHAMPS, *_hors_choix(champ)],
                required=False,
                initial=champ,
                widget=forms.Select(attrs={"class": "fr-select"}),
            )

    def objet_versionne(self) -> Importation:
        return self.importation

    def valeurs_enregistrees(self) -> dict:
        return {nom: champ.initial for nom, champ in self.fields.items() if nom not in TECHNIQUES}

    def enregistrer(self) -> Importation:
        importe = self.importation
        importe.colonnes = self.colonnes
        importe.colonnes_demandees = {
            index: demande for index, demande in importe.colonnes_demandees.items() if index not in self.colonnes
        }
        essayer(importe, self.classeur)
        importe.save()
        return importe

    def clean(self) -> dict:
        choisis: dict[str, int] = {}
        for nom, champ in list(self.cleaned_data.items()):
            if nom in TECHNIQUES:
                continue
            index = int(nom.removeprefix("colonne_"))
            if champ and champ in choisis and not self.tableau.exclusives(choisis[champ], index):
                self.add_error(nom, f"« {PAR_CODE[champ].libelle} » est déjà choisi pour une autre colonne.")
            elif champ and champ not in NON_REPRIS | EN_NOTE:
                choisis[champ] = index
        if not ESSENTIELS & choisis.keys():
            self.add_error(None, "Dites quelle colonne contient le nom des personnes.")
        return self.cleaned_data

    @cached_property
    def tableau(self) -> Tableau:
        return assembler(self.classeur, self.importation.retenues, self.importation.marques)

    @property
    def colonnes(self) -> dict[str, str]:
        """Column index (text) → field code."""
        return {
            nom.removeprefix("colonne_"): champ
            for nom, champ in self.cleaned_data.items()
            if champ and nom not in TECHNIQUES
        }


def _nommee(place: str, entete: str) -> str:
    return f"{place}, sans en-tête" if entete == place else f"{place} : {entete}"


def _hors_choix(champ: str) -> list[tuple[str, str]]:
    """What the column was read as and nobody would choose: « Âge (non repris) »."""
    proposes = {code for _, groupe in CHOIX_CHAMPS[1:] for code, _ in groupe}
    return [(champ, PAR_CODE[champ].libelle)] if champ and champ not in proposes else []
