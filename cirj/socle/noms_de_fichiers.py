"""The field that receives a file, and the longest name that a file may have."""

from collections.abc import Callable

from django import forms

#: Characters; file systems stop at 255 bytes, extension included.
LONGUEUR = 200
TROP_LONG = (
    "Le nom de ce fichier est trop long ({longueur} caractères au plus) : renommez-le, puis déposez-le de nouveau."
)


class ChampFichier(forms.FileField):
    """Every door that takes a file: a name too long is said with its limit.

    Django cuts the name at 255 characters before the field sees it, which is still too long.
    """

    def __init__(self, **options):
        options.setdefault("max_length", LONGUEUR)
        super().__init__(**options)
        self.error_messages["max_length"] = TROP_LONG.format(longueur=self.max_length)


def exiger_un_nom_court(nom: str, erreur: Callable[[str], Exception]) -> None:
    """Raise ``erreur`` for a name that a page would refuse: for the doors that are not pages."""
    if len(nom) > LONGUEUR:
        raise erreur(TROP_LONG.format(longueur=LONGUEUR))
