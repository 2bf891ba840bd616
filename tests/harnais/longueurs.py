"""Everybody and everything bears a long name: each text that the models hold becomes a word without a space."""

from django.apps import apps
from django.db import DatabaseError, models, transaction

LETTRES = 60
#: As short as a name that once pushed the page.
COURTES = 28
_NOTRES = {"acteurs", "parcours", "comites"}


def allonger() -> set[str]:
    """Lengthen what may be, and return the fields that were; what the database holds to a form is left as it is."""
    changes = set()
    for modele in (m for m in apps.get_models() if m._meta.app_label in _NOTRES and m._meta.managed):
        for champ in filter(_est_un_texte, modele._meta.concrete_fields):
            for rang, cle in enumerate(modele._base_manager.values_list("pk", flat=True)):
                try:
                    with transaction.atomic():
                        modele._base_manager.filter(pk=cle).update(**{champ.attname: _mot(champ, rang)})
                    changes.add(f"{modele.__name__}.{champ.name}")
                except DatabaseError:
                    break
    return changes


def _est_un_texte(champ: models.Field) -> bool:
    """A text that somebody types: not a key, a choice, a code, nor what is derived to compare or to sort."""
    libre = isinstance(champ, models.CharField | models.TextField) and not champ.choices and not champ.primary_key
    court = champ.max_length is not None and champ.max_length < COURTES
    derive = champ.name.startswith(("cle", "recherche", "empreinte", "jeton", "siren", "numero", "password", "code"))
    return libre and not court and not derive and champ.editable


def _mot(champ: models.Field, rang: int) -> str:
    fin = f"{rang}@{'h' * 20}.example" if isinstance(champ, models.EmailField) else str(rang)
    return "Wm" * ((min(champ.max_length or LETTRES, LETTRES) - len(fin)) // 2) + fin
