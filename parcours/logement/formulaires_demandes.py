"""The form of an application for a dwelling."""

from django import forms

from acteurs.models import Commune, Structure
from acteurs.nomenclatures import Pilier
from parcours.commun.fiche import FormulaireFiche
from parcours.importation.communes import Communes
from parcours.models import DemandeLogement
from parcours.nomenclatures import EtatDemandeLogement


class FormulaireDemandeLogement(FormulaireFiche):
    passees = frozenset({"date"})
    titre, bouton, message = "Noter une demande de logement", "Noter la demande", "La demande est notée."
    pilier, relation = Pilier.LOGEMENT, "personne.demandelogements"
    communes_souhaitees = forms.CharField(
        label="Communes souhaitées",
        max_length=300,
        required=False,
        help_text="Leurs noms, séparés par des virgules.",
    )

    class Meta:
        model = DemandeLogement
        fields = [
            "type",
            "date",
            "date_precision",
            "etat",
            "motif_refus",
            "renouvelee_le",
            "numero",
            "prochaine_echeance",
            "structure",
        ]
        labels = {"date": "Déposée le", "structure": "Qui la porte"}
        help_texts = {
            "prochaine_echeance": "Vide pour une demande de logement social : son renouvellement est calculé.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        proposees = Structure.objects.proposees_a(self.agent, self.parcours.departement_id)
        self.fields["structure"].queryset = proposees | Structure.objects.filter(pk=self.instance.structure_id)
        noms = dict(Commune.objects.filter(pk__in=self.instance.communes).values_list("pk", "nom"))
        self.initial["communes_souhaitees"] = ", ".join(noms.get(code, code) for code in self.instance.communes)

    def clean_communes_souhaitees(self) -> str:
        """Understand each name; keep the text as it was typed when one is not."""
        texte = self.cleaned_data["communes_souhaitees"]
        self.codes = []
        if texte:
            connues = Communes(self.parcours.departement_id)
            lues = [connues.lire(nom.strip()) for nom in texte.split(",") if nom.strip()]
            problemes = [lue.probleme for lue in lues if lue.valeur is None]
            if problemes:
                raise forms.ValidationError(problemes)
            self.codes = list(dict.fromkeys(lue.valeur for lue in lues))
        return texte

    def clean(self):
        donnees = super().clean()
        etat, renouvelee = donnees.get("etat"), donnees.get("renouvelee_le")
        if etat == EtatDemandeLogement.RENOUVELEE and not renouvelee and "renouvelee_le" not in self.errors:
            self.add_error("renouvelee_le", "Indiquez quand la demande a été renouvelée.")
        if renouvelee and donnees.get("date") and renouvelee < donnees["date"]:
            self.add_error("renouvelee_le", "Le renouvellement précède le dépôt.")
        refus = (EtatDemandeLogement.REFUSEE, EtatDemandeLogement.RECOURS)
        if donnees.get("motif_refus") and etat not in refus:
            self.add_error("motif_refus", "Un motif de refus va avec un refus, ou avec le recours qui le suit.")
        if etat == EtatDemandeLogement.REFUSEE and not donnees.get("motif_refus"):
            self.add_error("motif_refus", "Indiquez pourquoi.")
        return donnees

    def enregistrer(self):
        self.instance.communes = self.codes
        return super().enregistrer()


FICHES = {"demande-logement": FormulaireDemandeLogement}
