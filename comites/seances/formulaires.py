"""Planning: a committee, a session, who attends."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from dsfr.forms import DsfrBaseForm

from cirj.socle.calendrier import PLAUSIBLE
from cirj.socle.contraintes import message as message_de_contrainte
from comites.decisions.qui import ChampQui
from comites.models import Comite, Participant, Seance, TypeComite
from comites.seances.formulaires_ouverte import AvecSeanceOuverte


def champ_date(libelle: str, **options) -> forms.DateField:
    """A date typed or picked in the browser's own calendar."""
    saisie = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=libelle, widget=saisie, validators=PLAUSIBLE, **options)


class ComiteForm(DsfrBaseForm):
    type = forms.ChoiceField(
        label="Type de comité",
        choices=TypeComite.choices,
        help_text="La cellule technique débloque des situations ; le comité de pilotage (COPIL) suit l'année.",
    )
    nom = forms.CharField(label="Nom", max_length=120, help_text="Par exemple : Cellule technique du Haut-Jura.")

    def enregistrer(self, departement: str) -> Comite | None:
        """Create the committee; None, with the error on the form, when the name is taken."""
        comite = Comite(departement_id=departement, **self.cleaned_data)
        return comite if _enregistrer(self, comite) else None


class SeanceForm(AvecSeanceOuverte, DsfrBaseForm):
    comite = forms.ModelChoiceField(label="Comité", queryset=Comite.objects.none(), empty_label=None)
    date = champ_date("Date")
    heure = forms.TimeField(
        label="Heure (facultatif)", required=False, widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    lieu = forms.CharField(
        label="Lieu (facultatif)", max_length=150, required=False, help_text="Une adresse ou une salle."
    )

    def __init__(self, *args, comites, seance: Seance | None = None, **kwargs):
        self.seance = seance or Seance()
        self.date_prevue = self.seance.date
        if seance:
            kwargs["initial"] = {
                "comite": seance.comite_id,
                "date": seance.date,
                "heure": seance.heure,
                "lieu": seance.lieu,
            }
        super().__init__(*args, **kwargs)
        self.fields["comite"].queryset = comites

    def objet_versionne(self) -> Seance | None:
        return None if self.seance._state.adding else self.seance

    def clean_date(self):
        jour = self.cleaned_data["date"]
        if jour < timezone.localdate() and jour != self.date_prevue:
            raise ValidationError("Choisissez aujourd'hui ou un jour à venir.")
        return jour

    def enregistrer(self) -> Seance:
        """Save the session; raise what the model refuses (the committee already meets that day), in French."""
        for champ in ("comite", "date", "heure", "lieu"):
            setattr(self.seance, champ, self.cleaned_data[champ])
        self.seance.full_clean()
        self.seance.save()
        return self.seance


class ParticipantForm(DsfrBaseForm):
    qui = ChampQui(label="Ajouter un participant")

    def __init__(self, *args, seance: Seance, **kwargs):
        super().__init__(*args, **kwargs)
        self.seance = seance
        self.fields["qui"].remplir(seance.comite.departement_id)

    def enregistrer(self) -> Participant | None:
        qui = self.cleaned_data["qui"]
        with transaction.atomic():
            self.seance.verrouiller()
            participant = Participant(seance=self.seance, structure=qui.structure, agent=qui.agent)
            return participant if _enregistrer(self, participant) else None


def _enregistrer(formulaire: forms.Form, objet) -> bool:
    """Save what the model's constraints accept; otherwise put their French messages on the form."""
    try:
        objet.full_clean()
        with transaction.atomic():
            objet.save()
    except ValidationError as erreur:
        formulaire.add_error(None, erreur.messages)
        return False
    except IntegrityError as erreur:
        formulaire.add_error(None, message_de_contrainte(erreur))
        return False
    return True
