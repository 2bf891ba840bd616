"""A kept form told back in words: the labels its author read, her choices as she saw them."""

import datetime
import re
from functools import lru_cache

from django.apps import apps
from django.forms import BaseForm, Field, HiddenInput

from cirj.socle.concurrence import TECHNIQUES
from cirj.socle.templatetags.francais import jour

_IDENTIFIANT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d{6,}", re.IGNORECASE)
#: What the page adds for itself; nobody typed it.
_TECHNIQUES = {"jeton", "action", "aller", "point", "retour", *TECHNIQUES}


def en_mots(saisis: list, parmi: list | None = None) -> list[tuple[str, list[str]]]:
    """Return label and readable values of each field that was filled.

    ``saisis``: names and values as they were sent; ``parmi``: all that was sent, when ``saisis`` is a part of it.
    """
    champs = _formulaire_de(frozenset(_nom(nom) for nom, _ in parmi or saisis))
    lisibles = []
    for complet, valeurs in saisis:
        nom = _nom(complet)
        champ = champs.get(nom)
        if nom in _TECHNIQUES or (champ and isinstance(champ.widget, HiddenInput)):
            continue
        du_modele, choix_du_modele = _mots().get(nom, ("", {}))
        choix = choix_du_modele | _choix(champ)
        textes = [_lisible(valeur, choix) for valeur in valeurs if valeur.strip()]
        if textes:
            libelle = str((champ and champ.label) or du_modele or nom.replace("_", " ").strip())
            lisibles.append((libelle[:1].upper() + libelle[1:], textes))
    return lisibles


def _nom(complet: str) -> str:
    """Return the field's own name, without its form's prefix."""
    return complet.rpartition("-")[2]


def _lisible(valeur: str, choix: dict) -> str:
    if valeur in choix:
        return choix[valeur]
    if _IDENTIFIANT.fullmatch(valeur):
        return "choisi dans une liste"
    try:
        return jour(datetime.date.fromisoformat(valeur)) if len(valeur) == 10 else {"on": "oui"}.get(valeur, valeur)
    except ValueError:
        return valeur


def _formulaire_de(noms: frozenset[str]) -> dict[str, Field]:
    """Return the fields of the form that these names came from: the one that shares most, and asks least besides."""
    meilleurs = max(_formulaires(), key=lambda champs: (len(noms & champs.keys()), -len(champs)), default={})
    return meilleurs if noms & meilleurs.keys() else {}


def _formulaires() -> list[dict[str, Field]]:
    """The fields of every form of the house that is loaded."""
    trouves, reste = [], BaseForm.__subclasses__()
    while reste:
        classe = reste.pop()
        reste += classe.__subclasses__()
        if classe.__module__.partition(".")[0] in ("acteurs", "parcours", "comites"):
            trouves.append(classe.base_fields)
    return trouves


def _choix(champ: Field | None) -> dict[str, str]:
    """The field's choices when they are written in its form; those of a query are not read."""
    choix = getattr(champ, "choices", ())
    if not isinstance(choix, list):
        return {}
    return {str(cle): str(texte) for cle, texte in choix if isinstance(texte, str)}


@lru_cache(maxsize=1)
def _mots() -> dict[str, tuple[str, dict]]:
    """Field name → its French label and its choices as the models say them, for what no form says."""
    mots: dict[str, tuple[str, dict]] = {}
    for modele in apps.get_models():
        if modele._meta.app_label in ("acteurs", "parcours", "comites"):
            for champ in modele._meta.fields:
                interieur = getattr(champ, "base_field", champ)
                choix = {str(cle): str(texte) for cle, texte in interieur.flatchoices}
                mots.setdefault(champ.name, (str(champ.verbose_name), choix))
    return mots
