"""The field that receives a file: what it gives is what the examination kept, or the reason of the refusal."""

from django import forms

from cirj.socle import regles
from cirj.socle.noms_de_fichiers import ChampFichier
from parcours.documents.examen import VIDE, PieceSaine, examiner
from parcours.documents.refus import DocumentRefuse
from parcours.nomenclatures.documents import ACCEPTES, EN_CLAIR

# A browser never sends the file of a refused form again by itself.
A_CHOISIR_DE_NOUVEAU = "Choisissez de nouveau le fichier : le formulaire est à corriger, rien n'est encore enregistré."


class ChampPiece(ChampFichier):
    """One file; its cleaned value is a ``PieceSaine`` (None when nothing was chosen)."""

    widget = forms.FileInput

    def __init__(self, **options):
        options.setdefault("error_messages", {"required": "Choisissez un fichier.", "empty": VIDE})
        super().__init__(**options)

    def widget_attrs(self, widget):
        return {"accept": ACCEPTES}

    def clean(self, data, initial=None) -> PieceSaine | None:
        fichier = super().clean(data, initial)
        if not fichier:
            return None
        try:
            return examiner(fichier, fichier.name)
        except DocumentRefuse as erreur:
            raise forms.ValidationError(str(erreur)) from erreur


class AvecPiece:
    """Mixed into a form that has a ``piece``: says that the file is to be chosen again when another field is refused."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["piece"].help_text = f"{EN_CLAIR}, {regles.nombre('DOCUMENT_TAILLE')} Mo au plus."

    def full_clean(self):
        super().full_clean()
        if self.is_bound and self._errors and self.cleaned_data.get("piece"):
            self.add_error("piece", A_CHOISIR_DE_NOUVEAU)
