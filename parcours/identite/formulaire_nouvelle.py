"""A new person: the few things known at the first meeting, and the pathway that opens with her."""

from django import forms
from django.db import IntegrityError, transaction
from django.utils import timezone

from acteurs.models import Commune
from acteurs.nomenclatures import Pilier
from cirj.socle.calendrier import Precision
from cirj.socle.concurrence import AjoutSeul
from cirj.socle.contraintes import message as message_de_contrainte
from parcours.commun.dates_de_la_personne import DatesDeLaPersonne
from parcours.commun.formulaire import ChampJour, FormulaireModele
from parcours.models import Intervention, Menage, Parcours, Personne, Protection, Referent
from parcours.nomenclatures import Lien, LienReunification, Programme, StatutProtection, VoieArrivee
from parcours.nomenclatures.pays_et_langues import PAYS


class FormulairePersonne(DatesDeLaPersonne, AjoutSeul, FormulaireModele):
    """The coordination opens the pathway; a structure opens it with itself on the pillars it says it carries."""

    nationalite = forms.ChoiceField(label="Nationalité", required=False, choices=[("", "Inconnue"), *PAYS.items()])
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

    def personnes_datees(self):
        return [_telle_que_saisie(self.cleaned_data)]

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


def _telle_que_saisie(donnees: dict) -> Personne:
    precision = donnees.get("naissance_precision") or Precision.JOUR
    return Personne(date_naissance=donnees.get("date_naissance"), naissance_precision=precision)


class FormulaireMembre(DatesDeLaPersonne, AjoutSeul, FormulaireModele):
    """A new member of a household: a few lines about her, and her place in it.

    ``attendu``: she was to come by the family reunion (``MembreReunification``); what was known of her is filled in.
    """

    lien = forms.ChoiceField(label="Sa place dans le ménage", choices=Lien.choices, initial=Lien.ENFANT)
    est_rejoignant = forms.BooleanField(label="Arrivée par réunification familiale", required=False)
    depuis = ChampJour(label="Dans le ménage depuis le")
    programme = forms.ChoiceField(
        label="Ouvrir aussi son propre parcours",
        required=False,
        choices=[("", "Non, pas pour l'instant"), *Programme.choices],
    )

    class Meta:
        model = Personne
        fields = ["nom", "prenom", "sexe", "date_naissance", "naissance_precision"]

    def __init__(self, *args, dossier, attendu=None, **kwargs):
        self.dossier, self.attendu = dossier, attendu
        kwargs.setdefault("identifiant", "membre")
        super().__init__(*args, **kwargs)
        self.instance.departement = dossier.personne.departement
        self.initial.setdefault("depuis", timezone.localdate())
        if attendu is not None:
            self.initial |= {champ: getattr(attendu, champ) for champ in self._meta.fields}
            self.initial |= {"lien": LienReunification(attendu.lien).dans_le_menage, "est_rejoignant": True}

    def personnes_datees(self):
        """She who joins, and she whom she joins when the household is born that day."""
        rejointe = self.dossier.personne
        return [_telle_que_saisie(self.cleaned_data), *([rejointe] if rejointe.menage_id is None else [])]

    def essayer(self, connue: Personne | None = None) -> Personne | None:
        """Add ``connue``, or the new person, to the household; None when it is refused, said on the form."""
        if connue is not None and (faute := self._avant(self.cleaned_data["depuis"], connue)):
            self.add_error("depuis", faute)
            return None
        try:
            with transaction.atomic():
                if connue is None:
                    return self.enregistrer()
                self.rattacher(connue)
                return connue
        except IntegrityError as erreur:
            self.add_error(None, message_de_contrainte(erreur))
            return None

    @transaction.atomic
    def enregistrer(self) -> Personne:
        self.instance.commune = self.dossier.personne.commune
        if self.cleaned_data["est_rejoignant"]:
            self.instance.voie_arrivee = VoieArrivee.REUNIFICATION
        personne = self.save()
        self._ouvrir_parcours(personne)
        self.rattacher(personne)
        return personne

    def _ouvrir_parcours(self, personne: Personne) -> None:
        """Her own pathway, on the pillars that the agent's structure carries for the person she joins."""
        if not self.cleaned_data["programme"]:
            return
        parcours = Parcours.objects.create(
            personne=personne,
            departement=personne.departement,
            programme=self.cleaned_data["programme"],
            debut=self.cleaned_data["depuis"],
        )
        agent = self.dossier.agent
        if agent.accompagne:
            debut = min(parcours.debut, timezone.localdate())
            for pilier in sorted(self.dossier.ouverts):
                Intervention.objects.create(
                    parcours=parcours, structure=agent.affectation.structure, pilier=pilier, debut=debut
                )

    @transaction.atomic
    def rattacher(self, personne: Personne) -> None:
        """Put ``personne`` in the household of the dossier, which is born now if there was none."""
        donnees, titulaire = self.cleaned_data, self.dossier.personne
        if titulaire.menage_id is None:
            foyer = Menage.fonder(titulaire, donnees["depuis"])
        else:
            foyer = Menage(pk=titulaire.menage_id)
        foyer.accueillir(
            personne, lien=donnees["lien"], est_rejoignant=donnees["est_rejoignant"], depuis=donnees["depuis"]
        )
        if self.attendu is not None:
            self.attendu.arriver(personne, donnees["depuis"])
