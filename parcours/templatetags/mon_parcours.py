"""``{% dire langue "pour_le" jour=etape.pour_le %}``: the wordings of « Mon parcours » in one of its languages."""

from django import template

from parcours.mon_parcours.contenu import EtapePrevue
from parcours.mon_parcours.dates import DatePrevue
from parcours.mon_parcours.langues import Langue

register = template.Library()


@register.simple_tag
def dire(langue: Langue, cle: str, suite: str = "", **valeurs) -> str:
    """Return a wording; ``suite`` is joined to the key: ``{% dire l "pilier_" p.code %}``."""
    return langue.dire(cle + suite, **valeurs)


@register.simple_tag
def quand(langue: Langue, prevue: DatePrevue) -> str:
    """Return the day and the hour of an appointment."""
    return langue.jour(prevue.jour, prevue.heure)


@register.simple_tag
def echeance(langue: Langue, etape: EtapePrevue) -> str:
    """Return by when a step is to be done; nothing when no day was set."""
    if etape.pour_le is None:
        return ""
    return langue.dire("des_que_possible") if etape.passee else langue.dire("pour_le", jour=etape.pour_le)


@register.filter
def par_deux(numero: str) -> str:
    """Return a French telephone number by pairs: « 03 84 00 00 00 »; another is left as it was written."""
    chiffres = "".join(numero.split()).replace(".", "")
    if len(chiffres) != 10 or not chiffres.isdigit():
        return numero
    return "\N{NO-BREAK SPACE}".join(chiffres[i : i + 2] for i in range(0, 10, 2))
