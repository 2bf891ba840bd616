"""Putting an alert off: until when, and why."""

from django import forms
from django.utils import timezone

from cirj.socle.templatetags.francais import jour
from parcours.commun.formulaire import ChampJour, Formulaire
from parcours.models import Alerte, ReportAlerte
from parcours.models.alerte import dernier_report


class FormulaireReport(Formulaire):
    jusqu_au = ChampJour(label="Me le rappeler le")
    motif = forms.CharField(
        label="Pourquoi cela peut attendre",
        max_length=200,
        help_text="Votre nom et cette raison restent avec l'alerte. Exemple : « Rendez-vous pris le 12 ».",
    )

    # The report that the page knew of: another one, made meanwhile, is told before it is replaced.
    report_lu = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None, *args, alerte: Alerte, agent, **kwargs):
        self.alerte, self.agent = alerte, agent
        self.en_cours = alerte.reports.filter(jusqu_au__gt=timezone.localdate()).select_related("agent").first()
        cle = str(self.en_cours.pk) if self.en_cours else ""
        self.depasse = data is not None and data.get("report_lu", cle) != cle
        if self.depasse:
            data = data.copy()
            data["report_lu"] = cle
        kwargs["initial"] = {"report_lu": cle}
        kwargs.setdefault("identifiant", f"report-{alerte.pk}")
        super().__init__(data, *args, **kwargs)
        self.dernier = dernier_report()
        self.fields["jusqu_au"].widget.attrs |= {"max": self.dernier.isoformat()}

    def clean_jusqu_au(self):
        voulu = self.cleaned_data["jusqu_au"]
        if voulu <= timezone.localdate():
            raise forms.ValidationError("Choisissez un jour à venir.")
        if voulu > self.dernier:
            raise forms.ValidationError(f"Une alerte se reporte au plus tard au {jour(self.dernier)}.")
        return voulu

    def clean(self):
        donnees = super().clean()
        if self.depasse and self.en_cours:
            qui, quand = self.en_cours.agent, jour(self.en_cours.jusqu_au)
            raise forms.ValidationError(
                f"Entre-temps, {qui} l'a reportée au {quand} : « {self.en_cours.motif} ». Envoyez de nouveau pour remplacer."
            )
        if self.depasse:
            raise forms.ValidationError("Entre-temps, son report a pris fin. Envoyez de nouveau pour la reporter.")
        return donnees

    def essayer(self) -> ReportAlerte | None:
        """Put off; None, with the reason on the form, when it is refused."""
        try:
            return self.alerte.reporter(self.agent, self.cleaned_data["jusqu_au"], self.cleaned_data["motif"])
        except forms.ValidationError as erreur:
            self.add_error(None, erreur.messages)
            return None
