"""Too many attempts, said in words: how long to wait, and what to do meanwhile."""

import re

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from acteurs.comptes.essais import Essai, TropDEssais, tenter
from acteurs.models.essais import Nature
from cirj.socle.templatetags.francais import compte

_RETOUR = " Pour ne pas attendre, choisissez un nouveau mot de passe avec le lien « Mot de passe oublié ? »."
_MOT_DE_PASSE = "Trop d'essais infructueux. Réessayez dans {attente}." + _RETOUR
_RESEAU = (
    "Trop d'essais infructueux depuis votre réseau. Réessayez dans {attente}, ou depuis un appareil où vous vous êtes "
    "déjà connecté." + _RETOUR
)
_CODE = (
    "Trop de codes inexacts. Réessayez dans {attente}, en vérifiant que votre téléphone est à l'heure. Si vous n'avez saisi "
    "aucun code, quelqu'un connaît votre mot de passe : changez-le, et prévenez la coordination de votre département."
)


def compter(request: HttpRequest, nature: Nature, adresse: str) -> Essai:
    """Count an attempt (``acteurs.comptes.essais.tenter``); beyond the limit, a form's error."""
    try:
        return tenter(request, nature, adresse)
    except TropDEssais as refus:
        phrase = _CODE if nature == Nature.CODE else _RESEAU if refus.reseau else _MOT_DE_PASSE
        attente = compte(refus.minutes, "minute,minutes")
        raise ValidationError(_insecable(phrase.format(attente=attente)), code="trop_d_essais") from None


def _insecable(phrase: str) -> str:
    """Keep a figure with its unit, and French marks with their word, on one line."""
    return re.sub(r"(?<=«) | (?=[»?:;])|(?<=\d) ", "\N{NO-BREAK SPACE}", phrase)
