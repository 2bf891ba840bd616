"""What the pages of an import show of the words of a table."""

from django import template

from parcours.importation.numeros_masques import masquer_le_message

register = template.Library()


@register.filter
def message_masque(probleme: dict) -> str:
    """Return what is said of a problem, without the foreigner's number that its cell may hold."""
    return masquer_le_message(probleme)
