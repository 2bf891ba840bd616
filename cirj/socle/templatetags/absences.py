"""``{% confidentiel %}``, ``{% vide %}``, ``{% inconnu %}``: the three absences of a value, said and drawn differently."""

from django import template

from cirj.socle.absences import CONFIDENTIEL, INCONNU, POURQUOI, VIDE

register = template.Library()


@register.inclusion_tag("commun/absence.html")
def confidentiel(pourquoi: str = POURQUOI) -> dict:
    """Closed to the reader, whatever it holds; ``pourquoi`` is said to a screen reader ("": the page says it)."""
    return {"genre": "confidentiel", "mot": CONFIDENTIEL, "suite": f" : {pourquoi}" if pourquoi else ""}


@register.inclusion_tag("commun/absence.html")
def vide(mot: str = VIDE) -> dict:
    """Open to the reader, and nothing noted: « Rien de noté », « Pas d'étape prévue »."""
    return {"genre": "vide", "mot": mot, "suite": ""}


@register.inclusion_tag("commun/absence.html")
def inconnu(mot: str = INCONNU) -> dict:
    """A value that exists and that nobody knows: « Inconnu », « Inconnue », « Âge inconnu »."""
    return {"genre": "inconnu", "mot": mot, "suite": ""}
