"""Putting an alert off: until when, and why."""

from django import forms
from django.utils import timezone

from cirj.socle.templatetags.francais import jour
from parcours.forms.base import ChampJour, Formulaire
from parcours.models import Alerte
from parcours.models.alerte import dernier_report


class FormulaireReport(Formulaire):
    jusqu_au = ChampJour(label="Me le rappeler le")
    motif = forms.CharField(
        label="Pourquoi cela peut attendre",
        max_length=200,
        help_text="Votre nom et cette raison restent avec l'alerte. Exemple : « Rendez-vous pris le 12 ».",
    )

    def __init__(self, *args, alerte: Alerte, agent, **kwargs):
        self.alerte, self.agent = alerte, agent
        kwargs.setdefault("identifiant", f"report-{alerte.pk}")
        super().__init__(*args, **kwargs)
        self.dernier = dernier_report()
        self.fields["jusqu_au"].widget.attrs |= {"max": self.dernier.isoformat()}

    def clean_jusqu_au(self):
        voulu = self.cleaned_data["jusqu_au"]
        if voulu <= timezone.localdate():
            raise forms.ValidationError("Choisissez un jour à venir.")
        if voulu > self.dernier:
            raise forms.ValidationError(f"Une alerte se reporte au plus tard au {jour(self.dernier)}.")
        return voulu

    def enregistrer(self):
        return self.alerte.reporter(self.agent, self.cleaned_data["jusqu_au"], self.cleaned_data["motif"])
