"""What minutes need to leave the application."""

import re

from django import template

register = template.Library()


@register.filter
def initiales(personne) -> str:
    """Return « A. D. » for « Amina DÉMO-UNIQUE »: what an e-mail may say of a person."""
    mots = re.findall(r"\w+(?:[-'’]\w+)*", str(personne))
    return " ".join(f"{mot[0].upper()}." for mot in mots)
