"""Before « Mon parcours » is printed: the second language, and the steps whose title suits the person."""

from django import forms

from parcours.commun.formulaire import Formulaire
from parcours.mon_parcours.contenu import MonParcours
from parcours.mon_parcours.langues import FRANCAIS, codes, langue, proposer


class FormulaireMonParcours(Formulaire):
    langue = forms.ChoiceField(
        label="Avec le français, dans quelle langue ?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez une langue.", "invalid_choice": "Choisissez une langue de la liste."},
    )
    etapes = forms.MultipleChoiceField(
        label="Étapes à imprimer",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Une de ces étapes n'est plus à faire : vérifiez la liste."},
    )

    def __init__(self, *args, contenu: MonParcours, **kwargs):
        self.proposition = proposer(contenu.personne.langues)
        etapes = [(etape.cle, etape.intitule) for etape in contenu.etapes]
        kwargs["initial"] = {"langue": self.proposition.code, "etapes": [cle for cle, _ in etapes]}
        kwargs.setdefault("identifiant", "papier")
        super().__init__(*args, **kwargs)
        autres = [(code, langue(code).nom.capitalize()) for code in codes() if code != FRANCAIS]
        self.fields["langue"].choices = [*autres, (FRANCAIS, "Français seul")]
        self.fields["langue"].help_text = self.proposition.message
        self.fields["etapes"].choices = etapes

    @property
    def cochees(self) -> set[str]:
        """The steps that are ticked: all at first, then those of the agent."""
        return set(self["etapes"].value() or ())
