"""Short forms of the papers: protection, residence documents, integration contract. They belong to no pillar."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from cirj.socle.templatetags.francais import jour
from parcours.commun.fiche import FormulaireFiche
from parcours.commun.formulaire import ChampJour
from parcours.models import ContratIntegration, Protection, TitreSejour
from parcours.nomenclatures import TypeTitre


class FormulaireProtection(FormulaireFiche):
    passees = frozenset({"date"})
    titre, bouton, message = "Noter une protection", "Noter la protection", "La protection est notée."
    relation = "personne.protections"
    sans_parcours = True

    class Meta:
        model = Protection
        fields = ["statut", "autorite", "decidee_le", "date", "date_precision", "fin", "motif_fin"]
        labels = {"date": "Notifiée le"}

    def contraintes_a_verifier(self) -> bool:
        return self.modification

    @transaction.atomic
    def enregistrer(self):
        """A new decision ends the one in force; an older one is history, and says when it ended."""
        en_cours = self.dossier.personne.protections.filter(fin__isnull=True).first()
        if self.modification or self.instance.fin or en_cours is None:
            return super().enregistrer()
        jour_de_la_nouvelle = self.instance.date or timezone.localdate()
        if en_cours.date and en_cours.date > jour_de_la_nouvelle:
            raise ValidationError(
                f"Une protection plus récente est en cours ({en_cours}) : dites quand celle-ci a pris fin."
            )
        en_cours.ceder(jour_de_la_nouvelle)
        return super().enregistrer()


class FormulaireTitre(FormulaireFiche):
    titre, bouton, message = "Noter un document de séjour", "Noter le document", "Le document est noté."
    relation = "personne.titres"
    sans_parcours = True

    class Meta:
        model = TitreSejour
        fields = ["type", "debut", "fin", "renouvellement_demande_le"]


class FormulaireRenouvellement(FormulaireFiche):
    """The renewal was asked for: the reminders stop, and the document received meanwhile is noted with it."""

    titre, bouton = "Renouvellement demandé", "Noter la demande"
    message = "La demande est notée : les rappels de renouvellement s'arrêtent."
    relation = "personne.titres"
    sans_parcours = sur_une_ligne = True
    recu = forms.ChoiceField(
        label="Document reçu en attendant",
        required=False,
        choices=[("", "Aucun pour l'instant"), *((t.value, t.label) for t in (TypeTitre.API, TypeTitre.RECEPISSE))],
    )
    recu_debut = ChampJour(label="Ce document est valable du", required=False)
    recu_fin = ChampJour(label="Ce document est valable au", required=False)

    class Meta:
        model = TitreSejour
        fields = ["renouvellement_demande_le"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["renouvellement_demande_le"].required = True
        self.initial["renouvellement_demande_le"] = self.instance.renouvellement_demande_le or timezone.localdate()

    def clean(self):
        donnees = super().clean()
        if donnees.get("recu") and not donnees.get("recu_debut"):
            self.add_error("recu_debut", "Dites depuis quand ce document est valable.")
        debut, fin = donnees.get("recu_debut"), donnees.get("recu_fin")
        if debut and fin and fin < debut:
            self.add_error("recu_fin", "La date de fin précède la date de début.")
        return donnees

    @transaction.atomic
    def enregistrer(self):
        donnees = self.cleaned_data
        if donnees["recu"]:
            self.dossier.personne.titres.create(
                type=donnees["recu"], debut=donnees["recu_debut"], fin=donnees["recu_fin"]
            )
        return super().enregistrer()


class FormulaireCir(FormulaireFiche):
    passees, a_venir = frozenset({"date"}), frozenset({"convoque_le", "entretien_final_le"})
    titre, bouton = "Noter le contrat d'intégration républicaine (CIR)", "Noter le contrat"
    message = "Le contrat est noté."
    relation = "personne.contratintegrations"
    sans_parcours = True

    class Meta:
        model = ContratIntegration
        fields = [
            "convoque_le",
            "date",
            "date_precision",
            "fin_prevue",
            "prolonge_jusqu_au",
            "entretien_final_le",
            "abandonne_le",
            "motif_abandon",
        ]
        labels = {
            "convoque_le": "Convocation à l'OFII (Office français de l'immigration et de l'intégration) le",
            "date": "Signé le",
            "fin_prevue": "Prend fin le",
            "motif_abandon": "Pourquoi il est abandonné",
        }
        help_texts = {"fin_prevue": "Si vous la connaissez. Sinon, la fin est calculée d'après la signature."}

    def clean(self):
        donnees = super().clean()
        prolonge, date, fin = (donnees.get(nom) for nom in ("prolonge_jusqu_au", "date", "fin_prevue"))
        if prolonge and not date:
            self.add_error("prolonge_jusqu_au", "Dites d'abord quand le contrat a été signé.")
        # A table may say the end of a contract, and not when it was signed: a convocation is no signature.
        if fin and not date and donnees.get("convoque_le"):
            self.add_error("fin_prevue", "Dites d'abord quand le contrat a été signé.")
        if date and (prolonge or fin):
            ecrit = ContratIntegration(date=date, date_precision=donnees.get("date_precision") or "jour")
            limite = ecrit.prolongation_maximale
            if prolonge and prolonge > limite:
                self.add_error("prolonge_jusqu_au", f"Ce contrat ne peut pas être prolongé au-delà du {jour(limite)}.")
            if fin and fin > limite:
                self.add_error("fin_prevue", f"Ce contrat ne peut pas prendre fin après le {jour(limite)}.")
        return donnees


FICHES = {
    "protection": FormulaireProtection,
    "titre": FormulaireTitre,
    "renouvellement": FormulaireRenouvellement,
    "cir": FormulaireCir,
}
