"""Too many attempts, said in words: how long to wait, and what to do meanwhile."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from acteurs.essais import Essai, TropDEssais, tenter
from acteurs.models.essais import Nature
from cirj.socle.templatetags.francais import compte

_RETOUR = "sans attendre, choisissez un nouveau mot de passe avec « Mot de passe oublié ? »."
_MOT_DE_PASSE = "Trop d'essais infructueux. Réessayez dans {attente} ; ou, " + _RETOUR
_RESEAU = (
    "Trop d'essais infructueux depuis votre réseau. Réessayez dans {attente}, ou depuis un appareil où vous vous êtes "
    "déjà connecté ; ou, " + _RETOUR
)
_CODE = (
    "Trop de codes inexacts. Réessayez dans {attente}, en vérifiant que votre téléphone est à l'heure. Vous n'avez saisi "
    "aucun code ? Quelqu'un connaît votre mot de passe : changez-le avec « Mot de passe oublié ? » sur la page de "
    "connexion, et prévenez la coordination de votre département."
)


def compter(request: HttpRequest, nature: Nature, adresse: str) -> Essai:
    """Count an attempt (``acteurs.essais.tenter``); beyond the limit, a form's error."""
    try:
        return tenter(request, nature, adresse)
    except TropDEssais as refus:
        phrase = _CODE if nature == Nature.CODE else _RESEAU if refus.reseau else _MOT_DE_PASSE
        attente = compte(refus.minutes, "minute,minutes")
        raise ValidationError(phrase.format(attente=attente), code="trop_d_essais") from None
