"""Two people on one form: nothing is overwritten without being seen, and what each wrote is shown field by field.

The form carries what its page was made of: the date of the row's last change, and the values it showed (encrypted: a
masked field must not be read there). When the row has changed since, the form is not saved: each field that differs is
shown as it was typed and as it is recorded, and the answer says which is kept (``templates/commun/comparaison.html``).
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.forms.models import model_to_dict
from django.http import QueryDict

from cirj.socle.chiffrement import ContenuIllisible, chiffrer, dechiffrer
from cirj.socle.contraintes import message as message_de_contrainte
from cirj.socle.formulaires_meles import AvecFormulaireDeModele
from cirj.socle.templatetags.francais import jour

#: Hidden fields: the version the page was made of, the values it showed, the version a comparison was made with.
VERSION, LUES, COMPAREE = TECHNIQUES = ("version_lue", "valeurs_lues", "version_comparee")
#: What the answer is called, before the field's name; and its two values.
CHOIX, LE_MIEN, LE_SIEN = "garder_", "saisie", "enregistre"
_DIVERGE = "Cette fiche a changé pendant que vous écriviez. Rien n'est perdu : dites, plus bas, ce qu'il faut garder."
_RENVOYEZ = "Cette fiche vient de changer : envoyez de nouveau pour comparer. Rien n'est perdu."
_PAS_PROPOSEE = "un autre choix, qui ne vous est pas proposé"
_PARTIE = "Cette fiche n'existe plus, ou ne vous est plus ouverte : rien n'est enregistré."


@dataclass(frozen=True)
class Divergence:
    """A field whose recorded value is not the typed one. ``choisi``: what is kept, "" while it is to be said."""

    choix: str
    libelle: str
    saisi: str
    enregistre: str
    choisi: str


class LigneNonTenue(RuntimeError):
    """A row was about to be overwritten without having been compared: a mistake of the program."""


def ecrire_ou_dire(formulaire: forms.BaseForm, ecrire: Callable[[], bool | None]) -> bool:
    """Run ``ecrire`` in one transaction; False when it answers so, or when what refuses was told on the form."""
    try:
        with transaction.atomic():
            return ecrire() is not False
    except ValidationError as erreur:
        formulaire.add_error(None, erreur.messages)
    except IntegrityError as erreur:
        # The form could not tell: the other column is not on it, or somebody saved meanwhile.
        formulaire.add_error(None, message_de_contrainte(erreur))
    return False


class AvecVersion(AvecFormulaireDeModele):
    """Mixed into a form that changes a row; a new row has no version and nothing to compare.

    Views call ``essayer``, and nothing else, to write: a model form that did not hold its row refuses to save it.
    """

    #: What a browser sent; read once the form is bound.
    data: QueryDict

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(data, *args, **kwargs)
        self.divergences: list[Divergence] = []
        self.tenue = False
        objet = self.objet_versionne()
        self.version = objet.modifie_le.isoformat() if objet is not None else ""
        for nom in TECHNIQUES:
            self.fields[nom] = forms.CharField(required=False, widget=forms.HiddenInput)

    def objet_versionne(self):
        """Return the row that the form changes, None when it adds one."""
        return None if self.instance._state.adding else self.instance

    def valeurs_enregistrees(self) -> dict:
        """Return field → recorded value, for the fields to compare: the row's columns, and what the form derives."""
        noms = [nom for nom, champ in self.fields.items() if not isinstance(champ, forms.FileField)]
        derivees = {nom: self.initial[nom] for nom in noms if nom in self.initial and nom not in TECHNIQUES}
        return derivees | model_to_dict(self.objet_versionne(), noms)

    def get_initial_for_field(self, field, field_name):
        if field_name == VERSION:
            return self.version
        if field_name == LUES:
            return self._chiffrees() if self.version else ""
        return super().get_initial_for_field(field, field_name)

    def full_clean(self):
        a_dire = self.is_bound and self._comparer()
        super().full_clean()
        if a_dire:
            self.add_error(None, _DIVERGE)

    def verrouiller(self) -> bool:
        """Hold the row until the end of the transaction; False, said on the form, when it moved since it was read."""
        objet = self.objet_versionne()
        if objet is None:
            return True
        tenues = objet._meta.model._base_manager.select_for_update(of=("self",)).filter(pk=objet.pk)
        modifie_le = tenues.values_list("modifie_le", flat=True).first()
        if modifie_le is not None and modifie_le.isoformat() == self.version:
            self.tenue = True
            return True
        self.add_error(None, _PARTIE if modifie_le is None else _RENVOYEZ)
        return False

    def essayer(self) -> bool:
        """Write if what was typed holds; what the database refuses is told on the form, nothing is lost."""
        return self.is_valid() and ecrire_ou_dire(self, self._ecrire_tenue)

    def _ecrire_tenue(self) -> bool:
        if not self.verrouiller():
            return False
        self.ecrit = self.enregistrer()
        return True

    def enregistrer(self):
        """Write the row, held, and return it."""
        return self.save()

    def save(self, commit: bool = True):
        if self.objet_versionne() is not None and not self.tenue:
            raise LigneNonTenue(f"{type(self).__name__} : passer par « essayer ».")
        return super().save(commit)

    def _comparer(self) -> bool:
        """Set side by side what was typed and what is recorded; say whether there is something to answer.

        An answer counts when it was given about this very version; then what is kept of the recorded takes the place
        of what was typed. Who sends no version was shown nothing that could have changed.
        """
        lue, objet = self.data.get(self.add_prefix(VERSION)), self.objet_versionne()
        if lue is None or lue == self.version or objet is None:
            return False
        recue, lues = self.data, self._dechiffrees(self.data.get(self.add_prefix(LUES), ""))
        repondue = recue.get(self.add_prefix(COMPAREE)) == self.version
        self.data = recue.copy()
        self.data[self.add_prefix(COMPAREE)] = self.version
        self.divergences = []
        for nom, valeur in self.valeurs_enregistrees().items():
            if not self._differe(nom, valeur, recue):
                continue
            choix = self.add_prefix(CHOIX + nom)
            choisi = recue.get(choix, "") if repondue else ""
            if choisi not in (LE_MIEN, LE_SIEN):
                choisi = self._va_de_soi(nom, valeur, recue, lues)
            if repondue and choisi == LE_SIEN:
                self._remettre(nom, valeur)
            champ = self.fields[nom]
            saisi = champ.widget.value_from_datadict(recue, self.files, self.add_prefix(nom))
            mots = (str(champ.label), en_mots(champ, saisi), en_mots(champ, valeur))
            self.divergences.append(Divergence(choix, *mots, choisi))
        return bool(self.divergences) and not (repondue and all(d.choisi for d in self.divergences))

    def _va_de_soi(self, nom: str, valeur, recue: QueryDict, lues: QueryDict | None) -> str:
        """Return what one would keep: the value that only one of the two changed; "" when both did."""
        if lues is None:
            return ""
        if not self._differe(nom, valeur, lues):
            return LE_MIEN
        return "" if self._touche(nom, recue, lues) else LE_SIEN

    def _touche(self, nom: str, recue: QueryDict, lues: QueryDict) -> bool:
        """Say whether what is sent is another thing than what the page showed."""
        cle = self.add_prefix(nom)
        return [unir_lignes(v) for v in recue.getlist(cle)] != [unir_lignes(v) for v in lues.getlist(cle)]

    def _differe(self, nom: str, valeur, donnees: QueryDict) -> bool:
        champ = self.fields[nom]
        saisi = champ.widget.value_from_datadict(donnees, self.files, self.add_prefix(nom))
        return champ.has_changed(unir_lignes(valeur), unir_lignes(saisi))

    def _remettre(self, nom: str, valeur) -> None:
        self.data.setlist(self.add_prefix(nom), _en_donnees(self.fields[nom], nom, valeur))

    def _chiffrees(self) -> str:
        valeurs = {
            self.add_prefix(nom): _en_donnees(self.fields[nom], nom, valeur)
            for nom, valeur in self.valeurs_enregistrees().items()
        }
        return chiffrer(json.dumps([self._de_quoi(), valeurs], ensure_ascii=False))

    def _de_quoi(self) -> str:
        """Say which row the values are of: those of another are not believed."""
        objet = self.objet_versionne()
        return f"{objet._meta.label}:{objet.pk}"

    def _dechiffrees(self, chiffrees: str) -> QueryDict | None:
        """Return the values that the page showed; None when they cannot be read, or are another row's."""
        try:
            de_quoi, valeurs = json.loads(dechiffrer(chiffrees)) if chiffrees else ("", {})
        except ContenuIllisible:
            return None
        if de_quoi != self._de_quoi():
            return None
        lues = QueryDict(mutable=True)
        for cle, liste in valeurs.items():
            lues.setlist(cle, liste)
        return lues


class AjoutSeul(AvecFormulaireDeModele):
    """Mixed into a model form that adds a row: one that exists is neither given to it nor written twice."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._exiger_nouvelle()

    def save(self, commit: bool = True):
        self._exiger_nouvelle()
        return super().save(commit)

    def _exiger_nouvelle(self) -> None:
        if not self.instance._state.adding:
            raise LigneNonTenue(f"{type(self).__name__} ajoute une ligne, et n'en change aucune.")


def unir_lignes(valeur):
    """Return a text with one sort of line ends: a browser sends two, a script one."""
    return valeur.replace("\r\n", "\n") if isinstance(valeur, str) else valeur


def cote_a_cote(formulaire: forms.BaseForm, enregistrees: dict) -> list[Divergence]:
    """Return what was typed beside what is recorded, for a page that has no choice left to offer."""
    lues = []
    for nom, valeur in enregistrees.items():
        champ = formulaire.fields[nom]
        saisi = champ.widget.value_from_datadict(formulaire.data, formulaire.files, formulaire.add_prefix(nom))
        lues.append(Divergence("", str(champ.label), en_mots(champ, saisi), en_mots(champ, valeur), ""))
    return lues


def _en_donnees(champ: forms.Field, nom: str, valeur) -> list[str]:
    """Return ``valeur`` as a browser would send it."""
    if isinstance(champ.widget, forms.CheckboxInput):
        return ["on"] if valeur else []
    rendue = champ.widget.get_context(nom, champ.prepare_value(valeur), {})["widget"]["value"]
    if rendue is None:
        return []
    return [str(v) for v in rendue] if isinstance(rendue, list | tuple) else [str(rendue)]


def en_mots(champ: forms.Field, valeur) -> str:
    """Return a value, typed or recorded, as its author reads it; what the field does not understand, as it was typed."""
    if isinstance(valeur, list | tuple):
        return ", ".join(filter(None, (en_mots(champ, une) for une in valeur)))
    choix = {str(cle): str(libelle) for cle, libelle in getattr(champ, "_choices", None) or ()}
    if valeur in (None, "") or str(valeur) in choix:
        return choix.get(str(valeur), "") if valeur not in (None, "") else ""
    try:
        comprise = champ.to_python(valeur)
    except ValidationError:
        # A row that is not among those offered: its key says nothing to a reader, and is not hers to read.
        return _PAS_PROPOSEE if isinstance(champ, forms.ModelChoiceField) else str(valeur)
    if isinstance(comprise, bool):
        return "oui" if comprise else "non"
    return jour(comprise) if hasattr(comprise, "year") else str(comprise)
