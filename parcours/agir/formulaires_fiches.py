"""Short forms of AGIR: refer somebody, suspend the clock, make up the pair."""

from django import forms
from django.utils import timezone

from acteurs.models import MembreGroupement, Structure
from acteurs.nomenclatures import Pilier
from acteurs.nomenclatures.groupement import ProgrammeGroupement
from parcours.agir.binome import composer, en_place
from parcours.agir.chevauchements import chevauchements
from parcours.agir.eligibilite import a_garder, lire, piliers_proposes
from parcours.commun.cercle import referents_possibles
from parcours.commun.fiche import FormulaireFiche
from parcours.commun.formulaire import ChampJour
from parcours.models import ParcoursAgir, Referent, SuspensionAgir
from parcours.nomenclatures import EtatAgir, RoleBinome, VoieAgir

_SANS_OPERATEUR = (
    "Aucun groupement AGIR n'est noté dans le département : la coordination le crée sur la page « Groupements »."
)


class FormulaireOrienterAgir(FormulaireFiche):
    titre, bouton = "Orienter vers AGIR", "Orienter vers AGIR"
    message = "L'orientation est notée, avec les conditions lues aujourd'hui."
    relation = "agir"
    voie = forms.ChoiceField(
        label="Par quelle voie", choices=VoieAgir.choices, widget=forms.RadioSelect, initial=VoieAgir.PRESCRIPTEUR
    )
    piliers = forms.MultipleChoiceField(
        label="Ce qu'AGIR porterait",
        choices=[choix for choix in Pilier.choices if choix[0] != Pilier.SANTE],
        widget=forms.CheckboxSelectMultiple,
        help_text="Ces piliers s'ouvriront à l'opérateur le jour de l'entrée.",
    )
    oriente_le = ChampJour(label="Orientée le")
    valide_le = ChampJour(
        label="Validée par l'OFII le", required=False, help_text="Par la voie OFII, la personne arrive déjà validée."
    )
    accord = forms.BooleanField(label="La personne est volontaire : elle m'a donné son accord", required=False)

    class Meta:
        model = ParcoursAgir
        fields = ["voie", "operateur", "piliers", "oriente_le", "valide_le", "accord", "mots"]
        labels = {"operateur": "Opérateur", "mots": "Ce qui fonde l'orientation"}
        help_texts = {"mots": "L'opérateur lira ces mots. N'écrivez rien sur la santé."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        departement = self.dossier.personne.departement_id
        membres = MembreGroupement.objects.du_programme(ProgrammeGroupement.AGIR, departement)
        operateurs = Structure.objects.filter(pk__in=membres.values("structure"))
        self.fields["operateur"].queryset = operateurs
        self.fields["operateur"].empty_label = "Choisissez"
        self.fields["operateur"].required = operateurs.exists()
        if not self.fields["operateur"].required:
            self.fields["operateur"].help_text = _SANS_OPERATEUR
        self.initial.setdefault("oriente_le", timezone.localdate())
        self.initial.setdefault("piliers", piliers_proposes())
        # Known from the program, before the constraints are checked.
        self.instance.prescripteur = self.agent.affectation.structure

    def clean(self):
        donnees = super().clean()
        oriente, valide = donnees.get("oriente_le"), donnees.get("valide_le")
        if donnees.get("voie") == VoieAgir.OFII and not valide:
            self.add_error("valide_le", "Indiquez le jour où l'OFII a validé l'entrée.")
        if donnees.get("voie") == VoieAgir.PRESCRIPTEUR and valide:
            self.add_error("valide_le", "Par cette voie, l'opérateur vérifie d'abord : laissez vide.")
        elif oriente and valide and valide < oriente:
            self.add_error("valide_le", "L'OFII valide le jour de l'orientation, ou après.")
        return donnees

    def contraintes_a_verifier(self) -> bool:
        return False

    def enregistrer(self):
        donnees, agir = self.cleaned_data, self.instance
        par_l_ofii = donnees["voie"] == VoieAgir.OFII
        agir.etat = EtatAgir.VALIDE_OFII if par_l_ofii else EtatAgir.ORIENTE
        agir.etat_le = donnees["valide_le"] if par_l_ofii else donnees["oriente_le"]
        agir.volontaire_le = donnees["oriente_le"] if donnees["accord"] else None
        lues = lire(self.dossier.personne, donnees["accord"] or None, donnees["oriente_le"])
        agir.eligibilite = a_garder(lues)
        return super().enregistrer()

    def avertissements(self) -> list[str]:
        return [f"AGIR ferait double emploi. {c}." for c in chevauchements(self.dossier, self.instance)]


class FormulaireSuspension(FormulaireFiche):
    """Stops the clock; the same form says when the person comes back."""

    titre, bouton = "Suspendre AGIR", "Enregistrer la suspension"
    message = "C'est noté : le terme est recalculé."
    relation = "suspensions"

    class Meta:
        model = SuspensionAgir
        fields = ["debut", "fin", "motif", "precisions"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.modification:
            self.instance.auteur = self.agent
        if self.modification:
            self.titre = "Corriger la suspension, ou noter la reprise"

    @property
    def agir(self) -> ParcoursAgir | None:
        return (
            ParcoursAgir.objects.visible_par(self.agent)
            .filter(parcours=self.parcours, etat__in=EtatAgir.entres())
            .first()
        )

    def permis(self) -> bool:
        agir = self.agir
        return agir is not None and agir.instruite_par(self.agent) and self.dossier.modifiable

    def clean_debut(self):
        debut, agir = self.cleaned_data["debut"], self.agir
        if agir.entree_precision == "jour" and debut < agir.entree_le:
            raise forms.ValidationError(f"La personne est entrée dans AGIR le {agir.entree_le:%d/%m/%Y}.")
        return debut


class FormulaireBinome(FormulaireFiche):
    titre, bouton, message = "Composer le binôme AGIR", "Enregistrer le binôme", "Le binôme est noté."
    relation = "referents"
    emploi = forms.ModelChoiceField(label=RoleBinome.EMPLOI.label, queryset=None)
    droits = forms.ModelChoiceField(label=RoleBinome.DROITS.label, queryset=None)
    meneur = forms.ChoiceField(label="Qui mène l'accompagnement", choices=RoleBinome.choices, widget=forms.RadioSelect)

    class Meta:
        model = Referent
        fields = ["emploi", "droits", "meneur", "debut"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        binome = en_place(self.parcours)
        for place in RoleBinome.values:
            self.fields[place].queryset = referents_possibles(self.dossier.personne.departement_id)
            if place in binome:
                self.initial.setdefault(place, binome[place].agent_id)
                if binome[place].principal:
                    self.initial.setdefault("meneur", place)

    def permis(self) -> bool:
        entres = self.parcours.agir.filter(etat=EtatAgir.ENTRE).first()
        return entres is not None and entres.instruite_par(self.agent) and self.dossier.modifiable

    def contraintes_a_verifier(self) -> bool:
        return False

    def clean(self):
        donnees = super().clean()
        if donnees.get("emploi") and donnees.get("emploi") == donnees.get("droits"):
            self.add_error("droits", "Un binôme est fait de deux personnes.")
        if not self.errors and not self._meneur_possible():
            self.add_error("meneur", "Le référent principal en place, ou la coordination, passe la main.")
        return donnees

    def _meneur_possible(self) -> bool:
        choisi = self.cleaned_data[self.cleaned_data["meneur"]]
        if self.parcours.referent_principal_changeable_par(self.agent):
            return True
        return self.parcours.referents.filter(principal=True, fin__isnull=True, agent=choisi).exists()

    def enregistrer(self):
        donnees = self.cleaned_data
        agents = {place: donnees[place] for place in RoleBinome.values}
        composer(self.parcours, agents, donnees["meneur"], donnees["debut"])


FICHES = {
    "orienter-agir": FormulaireOrienterAgir,
    "suspension-agir": FormulaireSuspension,
    "binome-agir": FormulaireBinome,
}
