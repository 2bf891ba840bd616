"""The columns that the journal kept, in French: « Téléphone : vide → 03 84 00 00 00 »."""

import datetime
from functools import lru_cache

from django.apps import apps
from django.db import models

from cirj.socle.calendrier import en_francais

VIDE = "vide"
NON_GARDE = "changé (ce qui y est écrit n'est pas copié dans le journal)"


def en_mots(table: str, champs: dict | None) -> list[str]:
    """Return one line a column changed; identifiers are said to have changed, without their digits."""
    lignes = []
    for colonne, valeurs in sorted((champs or {}).items()):
        champ = _colonnes(table).get(colonne)
        libelle = str(champ.verbose_name if champ else colonne.replace("_", " "))
        libelle = libelle[:1].upper() + libelle[1:]
        if valeurs is None:
            lignes.append(f"{libelle} : {NON_GARDE}")
        elif champ is None or champ.is_relation or isinstance(champ, models.JSONField | models.FileField):
            lignes.append(f"{libelle} : changé")
        else:
            avant, apres = (_valeur(champ, valeur) for valeur in valeurs)
            lignes.append(f"{libelle} : {avant} → {apres}")
    return lignes


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, models.Field]]:
    return {m._meta.db_table: {c.column: c for c in m._meta.concrete_fields} for m in apps.get_models()}


def _colonnes(table: str) -> dict[str, models.Field]:
    return _tables().get(table, {})


def _valeur(champ: models.Field, valeur) -> str:
    if isinstance(valeur, list):
        choix = dict(getattr(champ, "base_field", champ).flatchoices)
        return ", ".join(str(choix.get(v, v)) for v in valeur) or VIDE
    if valeur is None or valeur == "":
        return VIDE
    if isinstance(valeur, bool):
        return "oui" if valeur else "non"
    if isinstance(champ, models.DateField) and isinstance(valeur, str):
        return en_francais(datetime.date.fromisoformat(valeur[:10]))
    return str(dict(champ.flatchoices).get(valeur, valeur))
