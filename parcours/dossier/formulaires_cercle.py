"""Short forms of the circle: structures, caseworkers, household, beginning and end of the pathway."""

from django import forms
from django.utils import timezone

from acteurs.models import Structure
from acteurs.nomenclatures import Pilier
from cirj.socle.calendrier import Precision
from parcours.agir.sortie import suggerer
from parcours.commun.cercle import referents_possibles
from parcours.commun.fiche import FormulaireFiche
from parcours.commun.formulaire import ChampJour
from parcours.models import Intervention, MembreMenage, Parcours, Referent, SuiviPostSortie
from parcours.nomenclatures import MotifSortie, Programme


class FormulaireIntervention(FormulaireFiche):
    titre, bouton = "Faire intervenir une structure", "Ouvrir le dossier à cette structure"
    message = "La structure intervient : ses agents voient le dossier, sur ces piliers."
    relation = "interventions"
    piliers = forms.MultipleChoiceField(
        label="Piliers qu'elle porte", choices=Pilier.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Intervention
        fields = ["structure", "piliers", "debut"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        departement = self.dossier.personne.departement_id
        self.fields["structure"].queryset = Structure.objects.filter(departement=departement, active=True)

    def permis(self) -> bool:
        return self.dossier.coordonne

    def donne_acces(self) -> bool:
        agissante = self.agent.affectation
        return agissante is None or self.cleaned_data["structure"].pk != agissante.structure_id

    def contraintes_a_verifier(self) -> bool:
        return False

    def enregistrer(self):
        """One row a pillar; those the structure carries already stay as they are."""
        structure, debut = self.cleaned_data["structure"], self.cleaned_data["debut"]
        for pilier in self.cleaned_data["piliers"]:
            if not self.parcours.interventions.filter(structure=structure, pilier=pilier, fin__isnull=True).exists():
                Intervention.objects.create(parcours=self.parcours, structure=structure, pilier=pilier, debut=debut)


class FormulaireInterventionFinie(FormulaireFiche):
    titre, bouton = "Terminer l'intervention", "Terminer l'intervention"
    message = "L'intervention est terminée : la structure ne verra plus ce pilier."
    relation = "interventions"
    sur_une_ligne = True

    class Meta:
        model = Intervention
        fields = ["fin"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["fin"].required = True
        self.initial["fin"] = timezone.localdate()
        self.fin_notee = self.instance.fin

    def permis(self) -> bool:
        """What is over is the coordination's to correct: the others would open it anew."""
        finie = self.fin_notee is not None and self.fin_notee < timezone.localdate()
        return self._le_sien() and (self.dossier.coordonne or not finie)

    def _le_sien(self) -> bool:
        return self.dossier.peut_terminer(self.instance)

    def donne_acces(self) -> bool:
        return self._repousse(self.cleaned_data["fin"])

    def clean_fin(self):
        """An end that was noted comes earlier, not later."""
        fin = self.cleaned_data["fin"]
        if self._repousse(fin) and not self.dossier.coordonne:
            raise forms.ValidationError(
                f"La fin est déjà notée au {self.fin_notee:%d/%m/%Y} : la coordination peut la repousser."
            )
        return fin

    def _repousse(self, fin) -> bool:
        return self.fin_notee is not None and fin > self.fin_notee


class FormulaireReferent(FormulaireFiche):
    titre, bouton, message = "Nommer un référent", "Nommer le référent", "Le référent est nommé."
    relation = "referents"

    class Meta:
        model = Referent
        fields = ["agent", "nom_libre", "structure", "principal", "debut"]
        labels = {
            "agent": "Compte",
            "nom_libre": "Ou son nom, sans compte",
            "principal": "Référent principal : il prend la suite de celui en place",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        departement = self.dossier.personne.departement_id
        self.fields["structure"].queryset = proposees = Structure.objects.proposees_a(self.agent, departement)
        if self.instance.structure_id and not proposees.filter(pk=self.instance.structure_id).exists():
            # A name that is not hers to read: neither shown nor erased.
            del self.fields["structure"]
        self.fields["agent"].queryset = referents_possibles(departement)

    def contraintes_a_verifier(self) -> bool:
        return False

    def clean(self):
        donnees = super().clean()
        if not donnees.get("agent") and not donnees.get("nom_libre"):
            self.add_error("nom_libre", "Indiquez qui est le référent.")
        if donnees.get("principal") and not self.parcours.referent_principal_changeable_par(self.agent):
            self.add_error(
                "principal", "Le référent principal en place, ou la coordination, peut passer la main à un autre."
            )
        return donnees

    def enregistrer(self):
        referent = self.save(commit=False)
        if referent.agent and not referent.structure:
            affectation = referent.agent.affectation
            referent.structure = affectation.structure if affectation else None
        self.parcours.nommer_referent(referent, referent.debut)


class FormulaireReferentFini(FormulaireInterventionFinie):
    titre, bouton, message = "Ce référent ne suit plus la personne", "Enregistrer", "Le référent est retiré."
    relation = "referents"

    class Meta:
        model = Referent
        fields = ["fin"]

    def _le_sien(self) -> bool:
        return self.dossier.modifiable


class FormulaireMembreParti(FormulaireInterventionFinie):
    titre, bouton = "Cette personne quitte le ménage", "Enregistrer"
    message = "La personne ne fait plus partie du ménage."
    relation = "menage.membres"
    sans_parcours = True

    class Meta:
        model = MembreMenage
        fields = ["fin"]

    def clean_fin(self):
        """Since when she lived there is unknown: the day that stands for it never forbids the day she left."""
        fin = super().clean_fin()
        if not self.instance.debut_connu and fin < self.instance.debut:
            self.instance.debut = fin
        return fin

    def _le_sien(self) -> bool:
        return self.dossier.modifiable


class FormulaireSortie(FormulaireFiche):
    titre, bouton = "Terminer l'accompagnement", "Terminer l'accompagnement"
    message = (
        "L'accompagnement est terminé, avec les interventions en cours. Le dossier reste lisible par la coordination."
    )
    relation = "parcours"
    fin = ChampJour(label="Sortie le")
    motif_sortie = forms.ChoiceField(label="Pourquoi", choices=[("", "Choisissez"), *MotifSortie.choices])

    class Meta:
        model = Parcours
        fields = ["fin", "motif_sortie"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["fin"] = timezone.localdate()
        if self.instance.programme == Programme.AGIR:
            self.fields["motif_sortie"].help_text = str(suggerer(self.dossier.personne, self.dossier.lus))

    def _attacher(self) -> None:
        """The row is the pathway itself."""

    @classmethod
    def objet_initial(cls, dossier, pilier: str):
        return dossier.parcours

    def permis(self) -> bool:
        return self.dossier.peut_terminer_parcours

    def enregistrer(self):
        self.instance.sortir(self.cleaned_data["fin"], self.cleaned_data["motif_sortie"])


class FormulaireParcours(FormulaireFiche):
    titre, bouton, message = "Ouvrir un parcours", "Ouvrir le parcours", "Le parcours est ouvert."
    relation = "personne.parcours"
    sans_parcours = True

    class Meta:
        model = Parcours
        fields = ["programme", "debut"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("debut", timezone.localdate())

    def permis(self) -> bool:
        return self.dossier.coordonne

    def enregistrer(self):
        self.instance.departement_id = self.dossier.personne.departement_id
        return super().enregistrer()


class FormulaireEntree(FormulaireFiche):
    """The day of entry that an imported table did not say."""

    titre, bouton, message = "Dire la date d'entrée", "Enregistrer la date d'entrée", "La date d'entrée est notée."
    relation = "personne.parcours"
    passees = frozenset({"debut"})

    class Meta:
        model = Parcours
        fields = ["debut"]

    @classmethod
    def objet_initial(cls, dossier, pilier: str):
        return dossier.parcours

    def permis(self) -> bool:
        return self.dossier.modifiable

    def enregistrer(self):
        self.instance.entree_connue, self.instance.debut_precision = True, Precision.JOUR
        return super().enregistrer()


class FormulairePostSortie(FormulaireFiche):
    """What became of the person six and twelve months after the exit."""

    titre, bouton = "Noter un suivi après la sortie", "Noter le suivi"
    message = "Le suivi après la sortie est noté."
    relation = "suivis_post_sortie"

    class Meta:
        model = SuiviPostSortie
        fields = ["terme", "fait_le", "joint", "situation"]
        labels = {"joint": "La personne a été jointe"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("fait_le", timezone.localdate())


FICHES = {
    "intervention": FormulaireIntervention,
    "intervention-finie": FormulaireInterventionFinie,
    "referent": FormulaireReferent,
    "referent-fini": FormulaireReferentFini,
    "membre-parti": FormulaireMembreParti,
    "sortie": FormulaireSortie,
    "post-sortie": FormulairePostSortie,
    "parcours": FormulaireParcours,
    "entree": FormulaireEntree,
}
