"""What the coordination tells the cell about a case."""

from django import forms
from dsfr.forms import DsfrBaseForm


class FaitsForm(DsfrBaseForm):
    faits = forms.CharField(
        label="Faits communiqués à la cellule",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Ce que les membres ont besoin de savoir pour décider, et rien de plus. Pas de santé, pas de note "
        "privée. Laissé vide, ils liront « Aucun fait communiqué ».",
    )
