"""A new person: the few things known at the first meeting, and the pathway that opens with her."""

from django import forms
from django.db import transaction
from django.utils import timezone

from acteurs.models import Commune
from acteurs.nomenclatures import Pilier
from parcours.forms.base import ChampJour, FormulaireModele
from parcours.models import Intervention, MembreMenage, Menage, Parcours, Personne, Protection, Referent
from parcours.nomenclatures import Lien, Programme, StatutProtection
from parcours.pays_et_langues import PAYS


class FormulairePersonne(FormulaireModele):
    """The coordination opens the pathway; a structure opens it with itself on the pillars it says it carries."""

    nationalite = forms.ChoiceField(
        label="Nationalité", required=False, choices=[("", "Inconnue"), *sorted(PAYS.items(), key=lambda p: p[1])]
    )
    statut = forms.ChoiceField(
        label="Protection", required=False, choices=[("", "Inconnue"), *StatutProtection.choices]
    )
    notifiee_le = ChampJour(label="Protection notifiée le", required=False)
    programme = forms.ChoiceField(label="Programme", choices=Programme.choices)
    debut = ChampJour(label="Début de l'accompagnement")
    piliers = forms.MultipleChoiceField(
        label="Piliers que votre structure accompagne", choices=Pilier.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Personne
        fields = ["nom", "prenom", "sexe", "date_naissance", "naissance_precision", "commune", "telephone"]

    def __init__(self, *args, agent, **kwargs):
        self.agent = agent
        kwargs.setdefault("identifiant", "personne")
        super().__init__(*args, **kwargs)
        self.instance.departement = agent.affectation.departement
        self.fields["commune"].queryset = Commune.objects.filter(departement=agent.affectation.departement_id)
        self.initial.setdefault("debut", timezone.localdate())
        if agent.coordonne:
            del self.fields["piliers"]

    @transaction.atomic
    def enregistrer(self) -> Personne:
        """Create the person, her protection when known, her pathway, and what the agent's structure carries."""
        donnees = self.cleaned_data
        self.instance.nationalites = [donnees["nationalite"]] if donnees["nationalite"] else []
        personne = self.save()
        if donnees["statut"]:
            Protection.objects.create(personne=personne, statut=donnees["statut"], date=donnees["notifiee_le"])
        parcours = Parcours.objects.create(
            personne=personne, departement=personne.departement, programme=donnees["programme"], debut=donnees["debut"]
        )
        self._prendre_en_charge(parcours)
        return personne

    def _prendre_en_charge(self, parcours: Parcours) -> None:
        structure = self.agent.affectation.structure
        for pilier in self.cleaned_data.get("piliers", []):
            Intervention.objects.create(
                parcours=parcours, structure=structure, pilier=pilier, debut=min(parcours.debut, timezone.localdate())
            )
        if self.agent.accompagne:
            Referent.objects.create(parcours=parcours, agent=self.agent, structure=structure, debut=parcours.debut)


class FormulaireMembre(FormulaireModele):
    """A new member of a household: a few lines about her, and her place in it."""

    lien = forms.ChoiceField(label="Sa place dans le ménage", choices=Lien.choices, initial=Lien.ENFANT)
    est_rejoignant = forms.BooleanField(label="Arrivée par réunification familiale", required=False)
    depuis = ChampJour(label="Dans le ménage depuis le")

    class Meta:
        model = Personne
        fields = ["nom", "prenom", "sexe", "date_naissance", "naissance_precision"]

    def __init__(self, *args, dossier, **kwargs):
        self.dossier = dossier
        kwargs.setdefault("identifiant", "membre")
        super().__init__(*args, **kwargs)
        self.instance.departement = dossier.personne.departement
        self.initial.setdefault("depuis", timezone.localdate())

    @transaction.atomic
    def enregistrer(self) -> Personne:
        self.instance.commune = self.dossier.personne.commune
        personne = self.save()
        self.rattacher(personne)
        return personne

    @transaction.atomic
    def rattacher(self, personne: Personne) -> None:
        """Put ``personne`` in the household of the dossier, which is born now if there was none."""
        donnees, foyer = self.cleaned_data, self.dossier.personne.menage_id
        if foyer is None:
            foyer = Menage.objects.create(departement=self.dossier.personne.departement).pk
            MembreMenage.objects.create(menage_id=foyer, personne=self.dossier.personne, debut=donnees["depuis"])
        personne.appartenances.filter(fin__isnull=True, debut__gt=donnees["depuis"]).delete()
        personne.appartenances.filter(fin__isnull=True).update(fin=donnees["depuis"])
        MembreMenage.objects.create(
            menage_id=foyer, personne=personne, lien=donnees["lien"], est_rejoignant=donnees["est_rejoignant"],
            debut=donnees["depuis"],
        )  # fmt: skip
