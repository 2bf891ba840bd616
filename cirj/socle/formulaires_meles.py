"""What a mixin of forms inherits: a form, for whoever checks types; nothing when it runs, since alone it is no form."""

from typing import TYPE_CHECKING

from django import forms

if TYPE_CHECKING:
    AvecFormulaire = forms.BaseForm
    AvecFormulaireDeModele = forms.BaseModelForm
else:
    AvecFormulaire = AvecFormulaireDeModele = object
