"""What the coordination tells the cell about a case."""

from django import forms
from dsfr.forms import DsfrBaseForm

from comites.models import PointOrdreDuJour
from comites.seances.formulaires_ouverte import AvecSeanceOuverte


class FaitsForm(AvecSeanceOuverte, DsfrBaseForm):
    faits = forms.CharField(
        label="Faits communiqués à la cellule",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Ce que les membres ont besoin de savoir pour décider, et rien de plus. Pas de santé, pas de note "
        "privée. Laissé vide, ils liront « Aucun fait communiqué ».",
    )

    def __init__(self, *args, point: PointOrdreDuJour, **kwargs):
        self.point, self.seance = point, point.seance
        super().__init__(*args, initial={"faits": point.faits}, **kwargs)

    def objet_versionne(self) -> PointOrdreDuJour:
        return self.point

    def enregistrer(self) -> PointOrdreDuJour:
        self.point.communiquer(self.cleaned_data["faits"])
        return self.point
