"""Filters of the dossier's pages."""

import datetime

from django import template
from django.forms import BoundField

from acteurs.nomenclatures import Pilier
from cirj.socle.calendrier import affichage_approche

register = template.Library()


@register.filter
def genre(champ: BoundField) -> str:
    """Return how the page draws a field: puces, case, select, fichier, texte."""
    return champ.form.genre[champ.name]


@register.filter
def famille(genre: str) -> str:
    """Return what the design system calls the group of such a field."""
    return {"select": "select", "fichier": "upload"}.get(genre, "input")


@register.filter
def cle(table: dict, valeur):
    """Return ``table[valeur]``, or None."""
    return table.get(valeur)


@register.filter
def approchee(jour: datetime.date, precision: str) -> str:
    """Return the date with what is known of it: « 3 déc. 2026 », « décembre 2026 », « 2026 »."""
    return affichage_approche(jour, precision)


@register.filter
def pilier(code: str) -> str:
    """Return the name of a pillar."""
    return Pilier(code).label


@register.filter
def retranche(nombre: int, autre: int) -> int:
    """Return what is left."""
    return nombre - autre
