"""Answering about a look-alike: the same person or not, and what is opened to the structure that asks."""

from django import forms
from django.core.exceptions import ValidationError

from parcours.acces.rapprochements import parcours_ouvert, piliers_a_ouvrir, repondre
from parcours.commun.formulaire import Formulaire
from parcours.models import ReponseRapprochement
from parcours.models.rapprochement import Avis


class FormulaireReponse(Formulaire):
    avis = forms.ChoiceField(
        label="Votre réponse", choices=[c for c in Avis.choices if c[0] != Avis.EN_ATTENTE], widget=forms.RadioSelect
    )
    piliers = forms.MultipleChoiceField(
        label="Si c'est la même personne : piliers à ouvrir à cette structure",
        help_text="Ne cochez que ce dont elle a besoin. Rien de coché : le dossier ne lui est pas ouvert.",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, reponse: ReponseRapprochement, agent, **kwargs):
        self.reponse, self.agent = reponse, agent
        kwargs.setdefault("identifiant", "reponse")
        super().__init__(*args, **kwargs)
        ouvrables = piliers_a_ouvrir(parcours_ouvert(reponse, agent), agent)
        if ouvrables:
            self.fields["piliers"].choices = [(p.value, p.label) for p in ouvrables]
        else:
            del self.fields["piliers"]

    def clean(self):
        donnees = super().clean()
        if donnees.get("avis") == Avis.DIFFERENTE and donnees.get("piliers"):
            self.add_error("piliers", "Ce n'est pas la même personne : ne cochez aucun pilier.")
        return donnees

    @property
    def ouvre(self) -> bool:
        """Say whether this answer, once valid, opens a dossier."""
        return bool(self.cleaned_data.get("piliers"))

    def essayer(self) -> bool:
        """Answer; False, with the reason on the form, when it is refused."""
        try:
            repondre(self.reponse, self.agent, self.cleaned_data["avis"], self.cleaned_data.get("piliers", ()))
        except ValidationError as erreur:
            self.add_error(None, erreur.messages)
            return False
        return True
