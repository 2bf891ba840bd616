"""The short forms of the plan: what was found, a goal, its end, a step, its end."""

from django import forms
from django.utils import timezone

from acteurs.nomenclatures import Pilier
from parcours.commun.cercle import agents_du_cercle
from parcours.commun.fiche import FormulaireFiche
from parcours.models import Diagnostic, Etape, Objectif
from parcours.nomenclatures import CauseBlocage, EtatObjectif

LA_PERSONNE = "personne"


class FormulaireDiagnostic(FormulaireFiche):
    passees = frozenset({"date"})
    titre, bouton, message = "Faire le point sur un pilier", "Enregistrer le point", "Le point est noté dans le plan."
    relation = "diagnostics"
    freins = forms.MultipleChoiceField(
        label="Ce qui freine", choices=CauseBlocage, required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Diagnostic
        fields = ["pilier", "situation", "souhaits", "freins", "date"]
        widgets = {"situation": forms.Textarea(attrs={"rows": 4}), "souhaits": forms.Textarea(attrs={"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pilier == Pilier.SANTE:
            self.fields[
                "situation"
            ].help_text = "Droits, rendez-vous, besoin d'interprète. Ni diagnostic, ni traitement."

    def clean_date(self):
        if self.cleaned_data["date"] > timezone.localdate():
            raise forms.ValidationError("Un point ne peut pas être noté à l'avance.")
        return self.cleaned_data["date"]

    def enregistrer(self):
        if not self.modification:
            self.instance.auteur, self.instance.structure = self.agent, self.agent.affectation.structure
        return super().enregistrer()


class AvecResponsable(forms.Form):
    """Who takes charge: somebody of the circle, or the person herself, in one list."""

    qui = forms.ChoiceField(label="Par qui", required=False)

    def proposer(self) -> None:
        """Fill the list; what was recorded stays proposed, even when she left the circle."""
        agents = list(agents_du_cercle(self.parcours))
        if self.instance.responsable_id and self.instance.responsable not in agents:
            agents.append(self.instance.responsable)
        self._agents = {str(agent.pk): agent for agent in agents}
        self.fields["qui"].choices = [
            ("", "Pas encore décidé"),
            (LA_PERSONNE, f"{self.dossier.personne}, elle-même ou lui-même"),
            *((cle, str(agent)) for cle, agent in self._agents.items()),
        ]
        if self.modification:
            self.initial["qui"] = (
                LA_PERSONNE if self.instance.par_la_personne else str(self.instance.responsable_id or "")
            )
        else:
            self.initial["qui"] = str(self.agent.pk) if str(self.agent.pk) in self._agents else ""

    def clean(self):
        donnees = super().clean()
        qui = donnees.get("qui", "")
        self.instance.par_la_personne = qui == LA_PERSONNE
        self.instance.responsable = self._agents.get(qui)
        return donnees


class FormulaireObjectif(AvecResponsable, FormulaireFiche):
    titre, bouton, message = "Fixer un objectif", "Fixer l'objectif", "L'objectif est dans le plan."
    relation = "objectifs"
    field_order = ["pilier", "intitule", "echeance", "qui"]

    class Meta:
        model = Objectif
        fields = ["pilier", "intitule", "echeance"]
        labels = {"intitule": "Ce que la personne veut atteindre"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.proposer()

    def enregistrer(self):
        if not self.modification:
            self.instance.structure = self.agent.affectation.structure
        return super().enregistrer()


class FormulaireObjectifClos(FormulaireFiche):
    titre, bouton, message = "Clore l'objectif", "Clore l'objectif", "L'objectif est clos, avec son résultat."
    relation = "objectifs"
    sur_une_ligne = True

    class Meta:
        model = Objectif
        fields = ["etat", "clos_le", "resultat"]
        labels = {"etat": "Cet objectif est", "resultat": "Ce qui a changé pour la personne"}
        widgets = {"etat": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["etat"].choices = [
            (EtatObjectif.ATTEINT.value, EtatObjectif.ATTEINT.label),
            (EtatObjectif.ABANDONNE.value, EtatObjectif.ABANDONNE.label),
        ]
        self.fields["clos_le"].required = self.fields["resultat"].required = True
        self.initial["clos_le"] = self.instance.clos_le or timezone.localdate()
        if self.instance.etat == EtatObjectif.EN_COURS:
            self.initial["etat"] = EtatObjectif.ATTEINT


class FormulaireEtape(AvecResponsable, FormulaireFiche):
    titre, bouton, message = "Ajouter une étape", "Ajouter l'étape", "L'étape est ajoutée."
    relation = "etapes"
    field_order = ["pilier", "intitule", "echeance", "qui", "objectif"]

    class Meta:
        model = Etape
        fields = ["pilier", "intitule", "echeance", "objectif"]
        labels = {"intitule": "Ce qu'il faut faire", "objectif": "Pour quel objectif"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.proposer()
        ouverts = self.parcours.objectifs.filter(pilier__in=self.ouverts)
        if self.instance.pilier:
            ouverts = ouverts.filter(pilier=self.instance.pilier)
        proposes = ouverts.filter(etat=EtatObjectif.EN_COURS) | ouverts.filter(pk=self.instance.objectif_id)
        self.fields["objectif"].queryset = proposes
        if not self.modification and not proposes.exists():
            del self.fields["objectif"]

    def clean(self):
        donnees = super().clean()
        objectif, pilier = donnees.get("objectif"), donnees.get("pilier") or self.instance.pilier
        if objectif and pilier and objectif.pilier != pilier:
            self.add_error("objectif", "Cet objectif est celui d'un autre pilier.")
        return donnees

    def enregistrer(self):
        self.instance.structure = self.instance.structure or self.agent.affectation.structure
        return super().enregistrer()


class FormulaireEtapeFaite(FormulaireFiche):
    titre, bouton, message = "Terminer l'étape", "Terminer l'étape", "L'étape est close : elle rejoint la chronologie."
    relation = "etapes"
    sur_une_ligne = True

    class Meta:
        model = Etape
        fields = ["faite_le", "resultat", "sans_suite"]
        labels = {"resultat": "Ce que cela a donné"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["faite_le"].required = True
        self.initial["faite_le"] = self.instance.faite_le or timezone.localdate()


FICHES = {
    "diagnostic": FormulaireDiagnostic,
    "objectif": FormulaireObjectif,
    "objectif-clos": FormulaireObjectifClos,
    "etape": FormulaireEtape,
    "etape-faite": FormulaireEtapeFaite,
}
