"""Short forms of the work and training pillar: contracts, courses, schemes for the young, licence, diplomas."""

from django import forms
from django.utils import timezone

from acteurs.models import Structure
from acteurs.nomenclatures import Pilier
from parcours.commun.fiche import FormulaireFiche
from parcours.emploi.accompagnement_jeunes import avertissements, terme
from parcours.models import Diplome, PermisConduire, SituationEmploi
from parcours.nomenclatures import CategorieEmploi, FamilleEmploi
from parcours.nomenclatures.pays_et_langues import PAYS


class _Situation(FormulaireFiche):
    """One family of situations; the field of the category offers only its own."""

    pilier, relation = Pilier.EMPLOI, "personne.situationemplois"
    famille: FamilleEmploi

    class Meta:
        model = SituationEmploi
        fields = ["categorie", "date", "date_precision"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        siennes = CategorieEmploi.de_famille(self.famille)
        if self.modification and self.instance.categorie not in siennes:
            siennes = [*siennes, self.instance.categorie]
        self.fields["categorie"].choices = [("", "Choisissez")] + [(c, CategorieEmploi(c).label) for c in siennes]
        if "structure" in self.fields:
            proposees = Structure.objects.proposees_a(self.agent, self.parcours.departement_id)
            # Correcting a situation keeps its structure, which whoever carries work knows.
            self.fields["structure"].queryset = proposees | Structure.objects.filter(pk=self.instance.structure_id)

    def avertissements(self) -> list[str]:
        return avertissements(self.dossier.personne, self.instance)


class FormulaireContrat(_Situation):
    titre, bouton, message = "Noter un contrat de travail", "Noter le contrat", "Le contrat est noté."
    famille = FamilleEmploi.CONTRAT

    class Meta:
        model = SituationEmploi
        fields = [
            "categorie",
            "date",
            "date_precision",
            "metier",
            "organisme",
            "structure",
            "temps",
            "heures_semaine",
            "fin_prevue",
            "rome",
        ]
        localized_fields = ["heures_semaine"]
        labels = {
            "categorie": "Contrat",
            "date": "Depuis le",
            "organisme": "Employeur",
            "structure": "Employeur, s'il est une structure du réseau",
        }


class FormulaireFormation(_Situation):
    titre, bouton, message = "Noter une formation", "Noter la formation", "La formation est notée."
    famille = FamilleEmploi.FORMATION

    class Meta:
        model = SituationEmploi
        fields = [
            "categorie",
            "metier",
            "organisme",
            "structure",
            "date",
            "date_precision",
            "fin_prevue",
            "heures_total",
            "resultat",
        ]
        labels = {
            "categorie": "Formation",
            "metier": "Intitulé",
            "organisme": "Organisme de formation",
            "structure": "Organisme, s'il est une structure du réseau",
            "date": "Depuis le",
        }


class FormulaireAccompagnement(_Situation):
    titre = "Noter un accompagnement vers l'emploi"
    bouton, message = "Noter l'accompagnement", "L'accompagnement est noté, avec sa date de fin."
    famille = FamilleEmploi.ACCOMPAGNEMENT

    class Meta:
        model = SituationEmploi
        fields = ["categorie", "date", "date_precision", "structure", "organisme", "fin_prevue"]
        labels = {
            "categorie": "Dispositif",
            "date": "Entrée le",
            "structure": "Structure qui accompagne",
            "organisme": "Sinon, qui accompagne",
            "fin_prevue": "Fin prévue",
        }
        help_texts = {"fin_prevue": "Laissez vide : elle sera calculée d'après la durée du dispositif."}

    def enregistrer(self):
        if self.instance.fin_prevue is None:
            self.instance.fin_prevue = terme(self.instance.categorie, self.instance.date)
        return super().enregistrer()


class FormulaireAutreSituation(_Situation):
    titre, bouton, message = "Noter une autre situation", "Noter la situation", "La situation est notée."
    famille = FamilleEmploi.AUTRE

    class Meta:
        model = SituationEmploi
        fields = ["categorie", "date", "date_precision"]
        labels = {"date": "Depuis le"}


class FormulaireSituationFinie(FormulaireFiche):
    titre, bouton, message = "Dire que c'est terminé", "Noter la fin", "La fin est notée."
    pilier, relation = Pilier.EMPLOI, "personne.situationemplois"
    sur_une_ligne = True

    class Meta:
        model = SituationEmploi
        fields = ["fin", "motif_fin", "resultat"]
        labels = {"fin": "Terminé le"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["fin"].required = True
        prevue, aujourdhui = self.instance.fin_prevue, timezone.localdate()
        self.initial["fin"] = self.instance.fin or (prevue if prevue and prevue < aujourdhui else aujourdhui)
        if self.instance.famille != FamilleEmploi.FORMATION:
            del self.fields["resultat"]


def _pays(libelle: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=libelle, choices=[("", "Non renseigné"), *PAYS.items()], required=False)


class FormulairePermis(FormulaireFiche):
    titre, bouton, message = "Noter le permis de conduire", "Noter le permis", "Le permis est noté."
    pilier, relation = Pilier.EMPLOI, "personne.permis_conduire"
    pays = _pays("Pays du permis")

    class Meta:
        model = PermisConduire
        fields = [
            "etranger",
            "pays",
            "echange_demande_le",
            "echange_resultat",
            "echange_repondu_le",
            "code_le",
            "conduite_le",
        ]
        labels = {"etranger": "A un permis d'un autre pays", "echange_resultat": "Réponse à la demande d'échange"}
        help_texts = {"echange_demande_le": "À demander dans l'année qui suit le premier document de séjour."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["etranger"].widget.choices = [("unknown", "On ne sait pas"), ("true", "Oui"), ("false", "Non")]

    @classmethod
    def objet_initial(cls, dossier, pilier: str):
        return dossier.personne.permis_conduire.first()


class FormulaireDiplome(FormulaireFiche):
    titre, bouton, message = "Noter un diplôme", "Noter le diplôme", "Le diplôme est noté."
    pilier, relation = Pilier.EMPLOI, "personne.diplomes"
    pays = _pays("Pays du diplôme")

    class Meta:
        model = Diplome
        fields = ["intitule", "pays", "annee", "niveau", "attestation_demandee_le", "attestation_obtenue_le"]
        help_texts = {
            "attestation_demandee_le": "Attestation de comparabilité, gratuite pour les personnes réfugiées, "
            "demandée au centre ENIC-NARIC (reconnaissance des diplômes étrangers)."
        }


FICHES = {
    "emploi": FormulaireContrat,
    "formation": FormulaireFormation,
    "accompagnement-emploi": FormulaireAccompagnement,
    "situation": FormulaireAutreSituation,
    "emploi-fini": FormulaireSituationFinie,
    "permis": FormulairePermis,
    "diplome": FormulaireDiplome,
}
#: Family of a situation → the form that corrects it.
CODES = {
    FamilleEmploi.CONTRAT: "emploi",
    FamilleEmploi.FORMATION: "formation",
    FamilleEmploi.ACCOMPAGNEMENT: "accompagnement-emploi",
    FamilleEmploi.AUTRE: "situation",
}
