"""Short forms of the housing pillar: stays (of one person or of the household), dwelling, sliding lease, applications."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from acteurs.models import Agent, Commune, Structure
from acteurs.nomenclatures import Pilier, TypeStructure
from cirj.socle.calendrier import Precision
from parcours.commun.fiche import FormulaireFiche
from parcours.famille.foyer import membres_ouverts
from parcours.models import BailGlissant, Sejour
from parcours.nomenclatures import CategorieSejour, MotifFinSejour

_LOGEMENT = Pilier.LOGEMENT


def _taire_ce_que_la_sortie_ecrit(formulaire: FormulaireFiche) -> None:
    """« Fin de l'accompagnement » is written with the exit; where it is, it may stay."""
    if formulaire.instance.motif_fin != MotifFinSejour.FIN_SUIVI:
        motif = formulaire.fields["motif_fin"]
        motif.choices = [choix for choix in motif.choices if choix[0] != MotifFinSejour.FIN_SUIVI]


class _Sejour(FormulaireFiche):
    """Changes one thing about a stay that is noted."""

    bouton = "Enregistrer"
    pilier, relation = _LOGEMENT, "personne.sejours"
    sur_une_ligne = True


class FormulaireSejour(FormulaireFiche):
    """A stay, of the person and, when it is new, of those of the household who move with her: each has her own row."""

    titre, bouton, message = "Noter un hébergement ou un logement", "Noter le séjour", "Le séjour est noté."
    pilier, relation = _LOGEMENT, "personne.sejours"
    membres = forms.MultipleChoiceField(
        label="Qui d'autre du ménage s'y installe le même jour ?",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Les personnes dont vous suivez aussi le logement.",
    )

    class Meta:
        model = Sejour
        fields = ["categorie", "debut", "debut_precision", "fin", "motif_fin", "structure", "commune"]
        labels = {"categorie": "Où", "structure": "Gestionnaire"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _taire_ce_que_la_sortie_ecrit(self)
        proposees = Structure.objects.proposees_a(self.agent, self.parcours.departement_id)
        # Correcting a stay keeps its place, which whoever carries housing knows.
        self.fields["structure"].queryset = proposees | Structure.objects.filter(pk=self.instance.structure_id)
        # What was recorded elsewhere stays proposed.
        self.fields["commune"].queryset = Commune.objects.filter(
            Q(departement=self.parcours.departement_id) | Q(pk=self.instance.commune_id)
        )
        self.foyer = [] if self.modification else membres_ouverts(self.dossier, _LOGEMENT)
        if self.foyer:
            self.fields["membres"].choices = [(str(m.personne_id), str(m.personne)) for m in self.foyer]
        else:
            del self.fields["membres"]

    def clean(self):
        donnees = super().clean()
        if donnees.get("debut") and donnees.get("fin") and donnees["fin"] < donnees["debut"]:
            # Said here: PostgreSQL refuses to compute the overlap of a period that ends before it begins.
            self.add_error("fin", "La date de fin précède la date de début.")
        if donnees.get("motif_fin") and not donnees.get("fin"):
            self.add_error("fin", "Indiquez quand la personne est partie.")
        if "fin" in self.changed_data:
            # Said by somebody, to the day.
            self.instance.fin_precision, self.instance.fin_connue = Precision.JOUR, True
        return donnees

    def contraintes_a_verifier(self) -> bool:
        # Moving in somewhere ends the stay under way: the overlap is told once that is done.
        return self.modification

    def enregistrer(self):
        if self.modification:
            return super().enregistrer()
        choisis = self.cleaned_data.get("membres", [])
        commun = {nom: self.cleaned_data[nom] for nom in self.Meta.fields}
        self.instance.emmenager()
        for membre in self.foyer:
            if str(membre.personne_id) in choisis:
                self._avec(membre.personne, commun)
        if self.instance.categorie == CategorieSejour.IML_BAIL_GLISSANT and self.instance.fin is None:
            BailGlissant.accueillir(self.instance)
        return self.instance

    @staticmethod
    def _avec(personne, commun: dict) -> None:
        try:
            Sejour(personne=personne, **commun).emmenager()
        except ValidationError as erreur:
            raise ValidationError([f"{personne} : {mot}" for mot in erreur.messages]) from erreur


class FormulaireSejourFini(_Sejour):
    """The person has left; why is part of the fact."""

    titre, bouton, message = "Noter la sortie", "Noter la sortie", "La sortie est notée."

    class Meta:
        model = Sejour
        fields = ["fin", "motif_fin"]
        labels = {"fin": "Partie le", "motif_fin": "Pourquoi"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _taire_ce_que_la_sortie_ecrit(self)
        self.fields["fin"].required = self.fields["motif_fin"].required = True
        self.initial["fin"] = self.instance.fin or timezone.localdate()

    def clean_fin(self):
        fin = self.cleaned_data["fin"]
        self.instance.fin_precision, self.instance.fin_connue = Precision.JOUR, True
        if self.instance.debut and fin < self.instance.debut:
            raise forms.ValidationError("La date de fin précède la date de début.")
        return fin


class FormulaireProlongation(_Sejour):
    titre, bouton = "Noter une prolongation accordée", "Noter la prolongation"
    message = "La prolongation est notée."

    class Meta:
        model = Sejour
        fields = ["prolongation_accordee_jusqu_au"]
        labels = {"prolongation_accordee_jusqu_au": "Accordée jusqu'au"}

    def clean_prolongation_accordee_jusqu_au(self):
        jour = self.cleaned_data["prolongation_accordee_jusqu_au"]
        if jour and self.instance.debut and jour < self.instance.debut:
            raise forms.ValidationError("Cette date précède l'entrée.")
        return jour


class FormulaireAccueil(_Sejour):
    """Citizens' hosting: the agreement and who mediates; neither the host nor the address."""

    titre, message = "La convention d'accueil", "La convention est notée."

    class Meta:
        model = Sejour
        fields = ["accord_le", "mediateur"]
        labels = {"mediateur": "Qui fait la médiation"}
        help_texts = {"mediateur": "Un professionnel. Le nom et l'adresse de l'accueillant ne se notent pas ici."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        en_activite = Agent.objects.en_activite(departement=self.dossier.personne.departement_id)
        self.fields["mediateur"].queryset = en_activite | Agent.objects.filter(pk=self.instance.mediateur_id)


class FormulaireLogement(_Sejour):
    titre, message = "Le logement", "Le logement est décrit."

    class Meta:
        model = Sejour
        fields = ["typologie", "occupants", "surface", "loyer", "charges", "pmr"]
        widgets = {"pmr": forms.NullBooleanSelect}
        help_texts = {"occupants": "Vide : les personnes du ménage."}


class FormulaireBail(FormulaireFiche):
    titre, bouton, message = "Noter un bail glissant", "Noter le bail glissant", "Le bail glissant est noté."
    pilier, relation = _LOGEMENT, "personne.baux"

    class Meta:
        model = BailGlissant
        fields = [
            "captation_depuis",
            "glissement_prevu",
            "retard",
            "impayes",
            "degradations",
            "constate_le",
            "arrete_le",
        ]
        widgets = {"impayes": forms.NullBooleanSelect, "degradations": forms.NullBooleanSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.modification and self.instance.sejour_id:
            del self.fields["arrete_le"]

    def clean(self):
        donnees = super().clean()
        constat = donnees.get("impayes") is not None or donnees.get("degradations") is not None
        if constat and not donnees.get("constate_le") and "constate_le" not in self.errors:
            self.add_error("constate_le", "Indiquez à quelle date cela a été constaté.")
        return donnees

    def enregistrer(self):
        """A sub-let under way that no sliding lease holds yet is taken in."""
        if not self.modification:
            ici = self.dossier.personne.sejours.filter(categorie=CategorieSejour.IML_BAIL_GLISSANT, fin__isnull=True)
            self.instance.sejour = ici.filter(bail__isnull=True).first() if not self.instance.arrete_le else None
            self.instance.validate_constraints()
        return super().enregistrer()


class FormulaireGlissement(FormulaireFiche):
    """The lease slides: the sub-let ends, the person's own lease begins the same day in the same dwelling."""

    titre, bouton = "Le bail glisse", "Noter le glissement du bail"
    message = "Le bail a glissé : la personne a son propre bail."
    pilier, relation = _LOGEMENT, "personne.baux"
    sur_une_ligne = True
    le = forms.DateField(label="Le bail a glissé le")
    categorie = forms.ChoiceField(
        label="Le bail est maintenant",
        choices=[
            (CategorieSejour.PARC_SOCIAL.value, "dans le parc social"),
            (CategorieSejour.PARC_PRIVE.value, "dans le parc privé"),
        ],
        widget=forms.RadioSelect,
    )
    bailleur = forms.ModelChoiceField(label="Bailleur", queryset=Structure.objects.none(), required=False)
    membres = forms.MultipleChoiceField(
        label="Avec qui",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Ceux du ménage qui habitent la même sous-location.",
    )

    class Meta:
        model = BailGlissant
        fields: list[str] = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["le"] = timezone.localdate()
        proposees = Structure.objects.proposees_a(self.agent, self.dossier.personne.departement_id)
        self.fields["bailleur"].queryset = proposees.filter(type__in=[TypeStructure.BAILLEUR, TypeStructure.AIVS])
        self.avec = self._sous_locations()
        if self.avec:
            self.fields["membres"].choices = [(str(s.pk), str(s.personne)) for s in self.avec]
            self.initial["membres"] = [str(s.pk) for s in self.avec]
        else:
            del self.fields["membres"]

    def _sous_locations(self) -> list[Sejour]:
        ensemble = [membre.personne_id for membre in membres_ouverts(self.dossier, _LOGEMENT)]
        return list(
            Sejour.objects.filter(
                personne__in=ensemble, categorie=CategorieSejour.IML_BAIL_GLISSANT, fin__isnull=True
            ).select_related("personne")
        )

    def permis(self) -> bool:
        return super().permis() and self.instance.sejour is not None and self.instance.sejour.fin is None

    def clean(self):
        donnees = super().clean()
        choisis = [s for s in self.avec if str(s.pk) in donnees.get("membres", [])]
        jour = donnees.get("le")
        if jour and any(s.debut and jour < s.debut for s in (self.instance.sejour, *choisis)):
            self.add_error("le", "Le bail ne peut pas glisser avant le début de la sous-location.")
        self.choisis = choisis
        return donnees

    @transaction.atomic
    def enregistrer(self):
        donnees = self.cleaned_data
        self.instance.glisser(donnees["le"], donnees["categorie"], donnees["bailleur"], self.choisis)


FICHES = {
    "sejour": FormulaireSejour,
    "sejour-fini": FormulaireSejourFini,
    "sejour-prolonge": FormulaireProlongation,
    "sejour-accueil": FormulaireAccueil,
    "sejour-logement": FormulaireLogement,
    "bail": FormulaireBail,
    "bail-glisse": FormulaireGlissement,
}
