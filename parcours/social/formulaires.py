"""Short forms of the social and cultural pillar: the children's school, duos with a volunteer."""

from django import forms
from django.utils import timezone

from acteurs.models import Structure
from acteurs.nomenclatures import Pilier
from parcours.commun.fiche import FormulaireFiche
from parcours.models import BeneficiaireDuo, Duo, Scolarite

_OUI_NON = [("unknown", "On ne sait pas"), ("true", "Oui"), ("false", "Non")]


class FormulaireScolarite(FormulaireFiche):
    titre, bouton, message = "Noter une scolarité", "Noter la scolarité", "La scolarité est notée."
    pilier, relation = Pilier.SOCIAL, "scolarites"
    enfant = forms.ChoiceField(label="Enfant")

    class Meta:
        model = Scolarite
        fields = ["enfant", "niveau", "etablissement", "debut", "upe2a", "cantine", "garde", "fin"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.foyer = {str(m.personne_id): m.personne for m in self.dossier.menage}
        self.foyer[str(self.dossier.personne.pk)] = self.dossier.personne
        for nom in ("cantine", "garde"):
            self.fields[nom].widget.choices = _OUI_NON
        if self.modification:
            del self.fields["enfant"]
            return
        self.fields["enfant"].choices = [(cle, str(personne)) for cle, personne in self.foyer.items()]
        if self.choix in self.foyer:
            self.initial["enfant"] = self.choix

    @classmethod
    def lignes(cls, dossier):
        foyer = [m.personne_id for m in dossier.menage] + [dossier.personne.pk]
        return Scolarite.objects.visible_par(dossier.agent).filter(personne__in=foyer)

    def _attacher(self) -> None:
        """The child is chosen on the form."""

    def clean(self):
        donnees = super().clean()
        if not self.modification and donnees.get("enfant"):
            self.instance.personne = self.foyer[donnees["enfant"]]
        return donnees

    def contraintes_a_verifier(self) -> bool:
        return self.modification

    def enregistrer(self):
        """A new school ends the one under way, on the same day."""
        if not self.modification and not self.instance.fin:
            en_cours = self.instance.personne.scolarites.filter(fin__isnull=True, debut__lte=self.instance.debut)
            for precedente in en_cours:
                precedente.fin = self.instance.debut
                precedente.save()
        self.instance.validate_constraints()
        return super().enregistrer()


class FormulaireDuo(FormulaireFiche):
    titre, bouton, message = "Noter un duo", "Noter le duo", "Le duo est noté."
    pilier, relation = Pilier.SOCIAL, "personne.duos"
    avec = forms.MultipleChoiceField(
        label="Dans le ménage, qui en bénéficie aussi", widget=forms.CheckboxSelectMultiple, required=False
    )

    class Meta:
        model = Duo
        fields = ["type", "benevole", "structure", "debut", "charte_le", "fin_prevue", "avec"]
        help_texts = {"benevole": "Rien d'autre sur le bénévole : ni nom, ni téléphone, ni adresse."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        proposees = Structure.objects.proposees_a(self.agent, self.parcours.departement_id)
        self.fields["structure"].queryset = proposees | Structure.objects.filter(pk=self.instance.structure_id)
        self.fields["avec"].choices = [(str(m.personne_id), str(m.personne)) for m in self.dossier.menage]
        if self.modification:
            self.initial["avec"] = [str(b.personne_id) for b in self.instance.beneficiaires.all()]
        if not self.fields["avec"].choices:
            del self.fields["avec"]

    def enregistrer(self):
        duo = super().enregistrer()
        if "avec" in self.cleaned_data:
            choisis = set(self.cleaned_data["avec"])
            foyer = {str(m.personne_id): m.personne for m in self.dossier.menage}
            deja = {str(b.personne_id): b for b in duo.beneficiaires.all()}
            for cle in choisis - set(deja):
                BeneficiaireDuo.objects.create(duo=duo, personne=foyer[cle])
            # Who has left the household was not on the form: she stays.
            for cle in (set(deja) & set(foyer)) - choisis:
                deja[cle].delete()
        return duo


class FormulaireDuoFini(FormulaireFiche):
    titre, bouton, message = "Terminer le duo", "Le duo est terminé", "La fin du duo est notée."
    pilier, relation = Pilier.SOCIAL, "personne.duos"
    sur_une_ligne = True

    class Meta:
        model = Duo
        fields = ["fin", "motif_fin"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["fin"].required = True
        self.initial["fin"] = self.instance.fin or timezone.localdate()


FICHES = {"scolarite": FormulaireScolarite, "duo": FormulaireDuo, "duo-fini": FormulaireDuoFini}
