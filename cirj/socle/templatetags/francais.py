"""French on the page: counts in words, dates with their distance, query strings that keep the filters."""

import datetime
import re

from django import template
from django.utils import timezone

from cirj.socle import noms
from cirj.socle.calendrier import en_francais

register = template.Library()
_SIGNES = re.compile(r" (?=[:;?!»])|(?<=«) ")


@register.filter
def compte(nombre: int, mots: str) -> str:
    """``{{ n|compte:"personne,personnes" }}`` → « 1 personne », « 12 personnes », « aucune » is the page's to say."""
    singulier, pluriel = mots.split(",")
    return f"{nombre} {singulier if abs(nombre) < 2 else pluriel}"


@register.filter(expects_localtime=True)
def distance(jour: datetime.date | None) -> str:
    """Return how far a day, or the day of an instant, is: « aujourd'hui », « il y a 12 jours », « dans 3 mois »."""
    if jour is None:
        return ""
    if isinstance(jour, datetime.datetime):
        jour = timezone.localdate(jour)
    ecart = (jour - timezone.localdate()).days
    if abs(ecart) < 2:
        return {0: "aujourd'hui", -1: "hier", 1: "demain"}[ecart]
    taille = abs(ecart)
    if taille < 60:
        duree = f"{taille} jours"
    elif taille < 730:
        duree = f"{taille // 30} mois"
    else:
        duree = f"{taille // 365} ans"
    return f"il y a {duree}" if ecart < 0 else f"dans {duree}"


@register.filter
def delai(jour: datetime.date | None, passe: str = "dépassée") -> str:
    """Return how far a deadline is: « dans 3 mois », « aujourd'hui », « dépassée depuis 12 jours » (``passe``: what it is)."""
    if jour is None or jour >= timezone.localdate():
        return distance(jour)
    return f"{passe} depuis {distance(jour).removeprefix('il y a ')}"


@register.filter
def duree(reste: datetime.timedelta) -> str:
    """Return how long is left: « 1 jour et 3 heures », « 3 heures », « 12 minutes », « moins d'une minute »."""
    jours, minutes = reste.days, reste.seconds // 60
    parties = [(jours, "jour"), (minutes // 60, "heure"), (0 if jours or minutes >= 60 else minutes, "minute")]
    dites = [f"{nombre} {mot}{'s' if nombre > 1 else ''}" for nombre, mot in parties if nombre]
    return " et ".join(dites) or "moins d'une minute"


@register.filter(expects_localtime=True)
def jour(valeur: datetime.date | None, motif: str = "j N Y") -> str:
    """Return « 3 déc. 2026 », or the day in another form: ``{{ d|jour:"l j F Y" }}``."""
    return en_francais(valeur, motif) if valeur else ""


@register.filter
def de(nom) -> str:
    """``{{ personne|de }}`` → « de Farid », « d'Amina »."""
    return noms.de(nom)


@register.filter(is_safe=True)
def sans_coupe(dit) -> str:
    """``{{ message|sans_coupe }}``: no line begins with the sign that ends what is before it, nor ends with « alone."""
    return _SIGNES.sub("\u00a0", str(dit))


@register.filter
def au_lieu(lieu) -> str:
    """``{{ commune|au_lieu }}`` → « à Dole », « aux Rousses »."""
    return noms.au_lieu(lieu)


@register.simple_tag(takes_context=True)
def requete_sans(context, *noms: str) -> str:
    """Return the current query string without ``noms``, ready to be followed by another parameter."""
    parametres = context["request"].GET.copy()
    for nom in noms:
        parametres.pop(nom, None)
    encode = parametres.urlencode()
    return f"{encode}&" if encode else ""
