"""Short forms of appointments, whatever the pillar, and of what the person needs to reach care."""

from django import forms
from django.utils import timezone

from acteurs.models import Structure
from acteurs.nomenclatures import Pilier
from cirj.socle.telephones import AvecTelephone
from parcours.commun.fiche import FormulaireFiche
from parcours.models import AccesSoins, RendezVous
from parcours.nomenclatures import EtatRendezVous
from parcours.nomenclatures.pays_et_langues import LANGUES, langues_actuelles

_RIEN_DE_MEDICAL = "Ni diagnostic, ni traitement : seulement ce qui permet d'y être à l'heure."


def _langues(libelle: str, personne_langues: list[str], aucune: str) -> forms.ChoiceField:
    """Return the choice of a language, the person's own first."""
    siennes = [c for c in langues_actuelles(personne_langues) if c in LANGUES and c != "fra"]
    autres = [c for c in LANGUES if c not in siennes and c != "fra"]
    choix = [("", aucune), *((code, LANGUES[code]) for code in (*siennes, *autres))]
    return forms.ChoiceField(label=libelle, choices=choix, required=False)


class FormulaireRendezVous(AvecTelephone, FormulaireFiche):
    telephone_de_service = True
    titre, bouton, message = "Noter un rendez-vous", "Noter le rendez-vous", "Le rendez-vous est noté."
    relation = "rendez_vous"

    class Meta:
        model = RendezVous
        fields = ["pilier", "date", "heure", "avec", "structure", "lieu", "telephone", "interprete"]
        widgets = {"heure": forms.TimeInput(format="%H:%M", attrs={"type": "time"})}
        labels = {"date": "Le", "heure": "À", "structure": "Ou une structure du réseau"}
        help_texts = {"avec": _RIEN_DE_MEDICAL}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        proposees = Structure.objects.proposees_a(self.agent, self.parcours.departement_id)
        self.fields["structure"].queryset = proposees | Structure.objects.filter(pk=self.instance.structure_id)
        personne = self.dossier.personne
        classe = self.fields["structure"].widget.attrs.get("class", "")
        self.fields["interprete"] = _langues("Interprète", personne.langues, "Sans interprète")
        self.fields["interprete"].widget.attrs["class"] = classe
        if not self.modification and personne.besoin_interprete and personne.langues:
            self.initial["interprete"] = next((c for c in personne.langues if c != "fra"), "")


class FormulaireRendezVousSuite(FormulaireFiche):
    titre, bouton, message = "Où en est ce rendez-vous ?", "C'est noté", "Le rendez-vous est à jour."
    relation = "rendez_vous"
    sur_une_ligne = True

    class Meta:
        model = RendezVous
        fields = ["etat"]
        widgets = {"etat": forms.RadioSelect}
        labels = {"etat": "Ce rendez-vous"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["etat"].choices = [c for c in EtatRendezVous.choices if c[0] != EtatRendezVous.PREVU]
        passe = self.instance.date < timezone.localdate()
        self.initial["etat"] = EtatRendezVous.TENU if passe else EtatRendezVous.CONFIRME


class FormulaireAccesSoins(FormulaireFiche):
    titre, bouton, message = (
        "Noter ce qu'il faut pour accéder aux soins",
        "Noter ces besoins",
        "Les besoins sont notés.",
    )
    pilier, relation = Pilier.SANTE, "personne.acces_soins"

    class Meta:
        model = AccesSoins
        fields = ["interprete", "interprete_langue", "interprete_le", "orientation", "orientation_le"]
        labels = {"interprete_le": "Besoin d'interprète noté le", "orientation_le": "Besoin d'orientation noté le"}
        help_texts = {"orientation": "Oui, non ou inconnu. Ni diagnostic, ni traitement, ni nom de lieu de soins."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        classe = self.fields["interprete"].widget.attrs.get("class", "")
        self.fields["interprete_langue"] = _langues("En quelle langue", self.dossier.personne.langues, "Non renseigné")
        self.fields["interprete_langue"].widget.attrs["class"] = classe
        for nom in ("interprete", "orientation"):
            self.fields[nom].widget.choices = [("unknown", "Inconnu"), ("true", "Oui"), ("false", "Non")]

    @classmethod
    def objet_initial(cls, dossier, pilier: str):
        return dossier.personne.acces_soins.first()

    def enregistrer(self):
        """An answer that is given without its day is dated of today."""
        for reponse, jour in (("interprete", "interprete_le"), ("orientation", "orientation_le")):
            if getattr(self.instance, reponse) is None:
                setattr(self.instance, jour, None)
            elif getattr(self.instance, jour) is None:
                setattr(self.instance, jour, timezone.localdate())
        return super().enregistrer()


FICHES = {
    "rendez-vous": FormulaireRendezVous,
    "rendez-vous-suite": FormulaireRendezVousSuite,
    "acces-soins": FormulaireAccesSoins,
}
