"""Short forms of the language pillar: a test in one go, a certification, a prescription, a course."""

from django import forms
from django.db.models import Q
from django.utils import timezone

from acteurs.models import Commune, Dispositif, Structure
from acteurs.nomenclatures import Pilier
from cirj.socle.regles import Bareme
from parcours.commun.fiche import FormulaireFiche
from parcours.langue import regles_prescription as prescriptions
from parcours.langue.progres import epreuve_de
from parcours.models import EvaluationLinguistique, InscriptionCours, PrescriptionLinguistique
from parcours.nomenclatures import (
    Competence,
    EtatCours,
    EtatPrescription,
    Examen,
    Modalite,
    NatureEvaluation,
    Niveau,
    ResultatExamen,
)

#: Field of the form → the skill whose row it writes.
NIVEAUX = {
    "niveau_co": Competence.CO,
    "niveau_po": Competence.PO,
    "niveau_ce": Competence.CE,
    "niveau_pe": Competence.PE,
    "niveau": Competence.GLOBALE,
}


def _niveau(competence: Competence) -> forms.ChoiceField:
    libelle = "Niveau global, sans détail" if competence == Competence.GLOBALE else competence.label
    return forms.ChoiceField(label=libelle, choices=[("", "Non évalué"), *Niveau.choices], required=False)


class FormulaireEvaluation(FormulaireFiche):
    """One test: one day, one nature, up to four skills; corrected as it was entered, whichever row it is opened by."""

    passees = frozenset({"date"})
    titre, bouton, message = "Noter un test de français", "Noter le test", "Le test est noté."
    pilier, relation = Pilier.LANGUE, "personne.evaluationlinguistiques"
    niveau_co = _niveau(Competence.CO)
    niveau_po = _niveau(Competence.PO)
    niveau_ce = _niveau(Competence.CE)
    niveau_pe = _niveau(Competence.PE)
    niveau = _niveau(Competence.GLOBALE)

    class Meta:
        model = EvaluationLinguistique
        fields = ["nature", "date", "date_precision", "profil"]
        labels = {"profil": "Lecture et écriture", "nature": "Qui a évalué"}

    field_order = ["nature", "date", "date_precision", *NIVEAUX, "profil"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.lignes = epreuve_de(self.instance) if self.modification else {}
        for champ, competence in NIVEAUX.items():
            if competence in self.lignes:
                self.initial[champ] = self.lignes[competence].niveau
        self.initial["profil"] = next((ligne.profil for ligne in self.lignes.values() if ligne.profil), "")
        if not self.modification:
            self.initial.setdefault("date", timezone.localdate())

    @classmethod
    def lignes(cls, dossier):
        """Certifications have their own form."""
        return dossier.personne.evaluationlinguistiques.filter(examen="")

    def contraintes_a_verifier(self) -> bool:
        return False

    def valeurs_enregistrees(self) -> dict:
        return super().valeurs_enregistrees() | {nom: self.initial.get(nom, "") for nom in (*NIVEAUX, "profil")}

    def clean(self):
        donnees = super().clean()
        if not donnees.get("profil") and not any(donnees.get(champ) for champ in NIVEAUX):
            self.add_error("niveau_co", "Indiquez au moins un niveau, ou ce que la personne sait lire et écrire.")
        return donnees

    def enregistrer(self):
        """One row a skill; the profile goes with the row that speaks of no skill. All are written: one version for all."""
        commun = {nom: self.cleaned_data[nom] for nom in ("nature", "date", "date_precision")}
        for champ, competence in NIVEAUX.items():
            profil = self.cleaned_data["profil"] if competence == Competence.GLOBALE else ""
            niveau, ligne = self.cleaned_data[champ], self.lignes.get(competence)
            if not niveau and not profil:
                if ligne is not None:
                    ligne.delete()
                continue
            ligne = ligne or EvaluationLinguistique(personne=self.dossier.personne, competence=competence)
            for nom, valeur in {**commun, "niveau": niveau, "profil": profil}.items():
                setattr(ligne, nom, valeur)
            ligne.save()


class FormulaireCertification(FormulaireFiche):
    """An exam, and what came of it: the level it certifies, or the one that was aimed at."""

    passees = frozenset({"date"})
    titre, bouton, message = "Noter une certification", "Noter la certification", "La certification est notée."
    pilier, relation = Pilier.LANGUE, "personne.evaluationlinguistiques"

    class Meta:
        model = EvaluationLinguistique
        fields = ["examen", "resultat", "niveau_vise", "date", "date_precision"]
        labels = {"niveau_vise": "Niveau passé", "date": "Date de l'examen"}
        help_texts = {"niveau_vise": "Vide pour l'examen civique."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["examen"].required = self.fields["resultat"].required = True
        self.instance.nature, self.instance.competence = NatureEvaluation.CERTIFICATION, Competence.GLOBALE
        self.initial["niveau_vise"] = self.instance.niveau_vise or self.instance.niveau

    @classmethod
    def lignes(cls, dossier):
        return dossier.personne.evaluationlinguistiques.exclude(examen="")

    def valeurs_enregistrees(self) -> dict:
        return super().valeurs_enregistrees() | {"niveau_vise": self.initial["niveau_vise"]}

    def clean(self):
        donnees = super().clean()
        examen, niveau = donnees.get("examen"), donnees.get("niveau_vise")
        if examen == Examen.CIVIQUE and niveau:
            self.add_error("niveau_vise", "L'examen civique n'a pas de niveau : laissez ce champ vide.")
        elif examen and examen != Examen.CIVIQUE and not niveau:
            self.add_error("niveau_vise", "Indiquez le niveau que la personne a passé.")
        # The level is reached, or only aimed at.
        obtenu = donnees.get("resultat") == ResultatExamen.OBTENU
        self.instance.niveau = niveau if obtenu and niveau else ""
        donnees["niveau_vise"] = "" if obtenu else niveau
        return donnees


class FormulairePrescription(FormulaireFiche):
    passees = frozenset({"date"})
    titre, bouton = "Noter une prescription de cours", "Noter la prescription"
    message = "La prescription est notée."
    pilier, relation = Pilier.LANGUE, "personne.prescriptionlinguistiques"
    dans_le_cir = forms.BooleanField(label="Prescrite avec le contrat d'intégration républicaine", required=False)

    class Meta:
        model = PrescriptionLinguistique
        fields = [
            "date",
            "date_precision",
            "modalite",
            "heures",
            "niveau_vise",
            "rythme",
            "heures_semaine",
            "etat",
            "heures_faites",
        ]
        labels = {"date": "Prescrite le"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.contrat = self.dossier.personne.contratintegrations.first()
        self.initial["dans_le_cir"] = not self.modification or self.instance.contrat_id is not None
        if self.contrat is None:
            del self.fields["dans_le_cir"]

    def clean(self):
        donnees = super().clean()
        heures, faites = donnees.get("heures"), donnees.get("heures_faites")
        presence = donnees.get("modalite") == Modalite.PRESENTIEL and donnees.get("etat") != EtatPrescription.DISPENSEE
        if presence and heures is None and "heures" not in self.errors:
            self.add_error("heures", "Indiquez combien d'heures sont prescrites en présence.")
        if heures is not None and faites is not None and faites > heures:
            self.add_error("heures_faites", f"Il y a plus d'heures faites que d'heures prescrites ({heures}).")
        return donnees

    def enregistrer(self):
        if "dans_le_cir" in self.fields:
            self.instance.contrat = self.contrat if self.cleaned_data["dans_le_cir"] else None
        return super().enregistrer()

    def avertissements(self) -> list[str]:
        personne, bareme = self.dossier.personne, Bareme(*prescriptions.CODES)
        profil = prescriptions.profil_de(personne)
        dites = prescriptions.avertissements(self.instance, personne.departement.region, profil, bareme)
        return [f"À vérifier : {dite}." for dite in dites]


class FormulaireCours(FormulaireFiche):
    passees = frozenset({"debut", "fin"})
    titre, bouton, message = "Noter un cours de français", "Noter le cours", "Le cours est noté."
    pilier, relation = Pilier.LANGUE, "personne.cours"

    class Meta:
        model = InscriptionCours
        fields = [
            "type",
            "etat",
            "dispositif",
            "attente_depuis",
            "attente_cause",
            "debut_prevu",
            "debut",
            "fin_prevue",
            "fin",
            "motif_abandon",
            "heures_semaine",
            "heures_prevues",
            "heures_suivies",
            "structure",
            "commune",
        ]
        labels = {"structure": "Organisme", "dispositif": "Offre du département"}
        help_texts = {"dispositif": "Choisie, elle dit l'organisme et la commune."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        proposees = Structure.objects.proposees_a(self.agent, self.parcours.departement_id)
        self.fields["structure"].queryset = proposees | Structure.objects.filter(pk=self.instance.structure_id)
        # What was recorded elsewhere stays proposed.
        self.fields["commune"].queryset = Commune.objects.filter(
            Q(departement=self.parcours.departement_id) | Q(pk=self.instance.commune_id)
        )
        offres = Dispositif.objects.visible_par(self.agent).actifs().filter(pilier=Pilier.LANGUE)
        self.fields["dispositif"].queryset = offres | Dispositif.objects.filter(pk=self.instance.dispositif_id)

    def clean(self):
        """Say beside the field what the state asks for, before the database refuses."""
        donnees = super().clean()
        etat = donnees.get("etat")
        if etat == EtatCours.EN_ATTENTE:
            self._exiger(donnees, "attente_depuis", "Indiquez depuis quand la personne attend.")
            self._refuser(donnees, "debut", "Un cours commencé n'est plus en attente : changez son état.")
        if etat in (EtatCours.EN_COURS, EtatCours.TERMINE):
            self._exiger(donnees, "debut", "Indiquez quand le cours a commencé.")
        if etat in (EtatCours.TERMINE, EtatCours.ABANDONNE):
            self._exiger(donnees, "fin", "Indiquez quand le cours s'est arrêté.")
        elif etat:
            self._refuser(donnees, "fin", "Un cours fini est terminé ou abandonné : changez son état.")
        if etat == EtatCours.ABANDONNE:
            self._exiger(donnees, "motif_abandon", "Indiquez pourquoi.")
        elif etat:
            self._refuser(donnees, "motif_abandon", "Ce motif va avec un abandon : changez l'état du cours.")
        return donnees

    def enregistrer(self):
        if offre := self.instance.dispositif:
            self.instance.structure = self.instance.structure or offre.structure
            self.instance.commune = self.instance.commune or offre.commune
        return super().enregistrer()

    def _exiger(self, donnees, champ: str, mot: str) -> None:
        if not donnees.get(champ) and champ not in self.errors:
            self.add_error(champ, mot)

    def _refuser(self, donnees, champ: str, mot: str) -> None:
        if donnees.get(champ):
            self.add_error(champ, mot)


FICHES = {
    "evaluation": FormulaireEvaluation,
    "certification": FormulaireCertification,
    "prescription": FormulairePrescription,
    "cours": FormulaireCours,
}
