"""One mechanism for the small forms of the dossier: each says its words, its row, and who may write it."""

from django import forms
from django.db import transaction

from acteurs.nomenclatures import Pilier
from cirj.socle.concurrence import AvecVersion
from parcours.commun.dates_de_la_personne import DatesDeLaPersonne
from parcours.commun.formulaire import FormulaireModele


class FormulaireFiche(DatesDeLaPersonne, AvecVersion, FormulaireModele):
    """Adds a row to a dossier, or changes one.

    ``titre``, ``bouton``, ``message``: the words of the page. ``relation``: where the rows are, from the pathway
    (« etapes », « personne.titres »). ``pilier``: the pillar it belongs to; "" when the form has a field for it, or when
    it belongs to none (papers, household), which whoever follows the person may write. ``sur_une_ligne``: it changes a
    row that exists, nothing is « added ». ``sans_parcours``: it needs no pathway, papers and identity are the person's.
    ``choix``: what the link that opened the form chose beforehand (a kind of right, say), "" most often.
    """

    titre = bouton = message = ""
    relation = ""
    pilier = ""
    sur_une_ligne = sans_parcours = False

    def __init__(self, *args, dossier, objet=None, pilier: str = "", choix: str = "", **kwargs):
        self.dossier, self.agent, self.parcours = dossier, dossier.agent, dossier.parcours
        self.ouverts = {str(p) for p in dossier.ouverts}
        self.modification, self.choix = objet is not None, choix
        super().__init__(*args, instance=objet, **kwargs)
        if not self.modification:
            self._attacher()
        if "pilier" in self.fields:
            self._choisir_pilier(pilier)

    def personnes_datees(self):
        """The person of the row: another member of the household has her own dates."""
        autre = getattr(self.instance, "personne_id", None)
        if autre and autre != self.dossier.personne.pk:
            return [self.instance.personne]
        return [self.dossier.personne]

    def _attacher(self) -> None:
        """Tie the new row to the person or to the pathway, so that the constraints are checked with it."""
        if self.relation.startswith("personne."):
            self.instance.personne = self.dossier.personne
        elif self.parcours is not None:
            self.instance.parcours = self.parcours

    def _choisir_pilier(self, pilier: str) -> None:
        champ = self.fields["pilier"]
        if isinstance(champ, forms.ChoiceField):
            champ.choices = [choix for choix in Pilier.choices if choix[0] in self.ouverts]
        if self.modification or pilier:
            # Known already: the form does not ask again, and does not let it be changed.
            del self.fields["pilier"]
            self.instance.pilier = self.instance.pilier or pilier

    @classmethod
    def objet_initial(cls, dossier, pilier: str):
        """Return the row that « add » in fact changes, when there can be only one."""
        return

    @classmethod
    def lignes(cls, dossier):
        """Return the rows of this dossier that the form changes, when ``relation`` does not lead to them."""
        return

    def avertissements(self) -> list[str]:
        """Return what is worth a second look in what was just written; nothing was refused."""
        return []

    def permis(self) -> bool:
        """Say whether the agent may write here: her pillars, or the whole dossier for what belongs to none."""
        pilier = self.pilier or getattr(self.instance, "pilier", "")
        if pilier:
            return str(pilier) in self.ouverts
        return self.dossier.modifiable

    def donne_acces(self) -> bool:
        """Say whether what is about to be written opens the dossier to another structure."""
        return False

    def contraintes_a_verifier(self) -> bool:
        """Say whether the database's constraints can be told before ``enregistrer`` has moved other rows."""
        return True

    def _get_validation_exclusions(self):
        # The pillar chosen beforehand, the person, the pathway: not asked, still part of the constraints.
        rattaches = {"personne", "parcours", "pilier"}
        exclues = super()._get_validation_exclusions()  # type: ignore[misc]  # left out of django-stubs
        return exclues - rattaches if self.contraintes_a_verifier() else exclues | rattaches

    @transaction.atomic
    def enregistrer(self):
        """Write the row; return it."""
        return self.save()
