"""The devices on which an account has logged in (OWASP « device cookies »): their mistakes are counted apart.

Whoever guesses a colleague's password from elsewhere makes the *unknown* devices of that account wait, never the browser
that she uses. The cookie opens nothing: it only says which counter an attempt goes to. It is signed, out of reach of the
scripts, and holds, for each account, a keyed hash and a name drawn at random.
"""

import secrets
from collections.abc import Callable
from dataclasses import astuple, dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from acteurs.comptes.adresses import compte_de
from cirj.socle import regles

#: Accounts that one browser remembers, the latest: a shared computer, and still a short header.
COMPTES = 20
_CACHET = signing.TimestampSigner(salt="acteurs.comptes.appareils")
_POSER = "_appareils_a_poser"


@dataclass(frozen=True)
class Appareil:
    """One account on this browser. ``complet``: both factors were seen here, not the e-mailed link alone."""

    compte: str
    nom: str
    complet: bool
    jour: int


def connu(request: HttpRequest, adresse: str, complet: bool) -> str:
    """Return the name of this device for the account of ``adresse``, "" when it is unknown.

    ``complet``: only a device where both factors were seen. The link of a forgotten password proves the mailbox: enough to
    try the new password in peace, not to be given codes to guess each time.
    """
    appareil = _lire(request).get(_court(adresse))
    return appareil.nom if appareil and (appareil.complet or not complet) else ""


def retenir(request: HttpRequest, adresse: str, complet: bool) -> None:
    """Make this device known for the account of ``adresse``; the answer will carry the cookie."""
    siens = _lire(request)
    avant = siens.pop(_court(adresse), None)
    complet = complet or bool(avant and avant.complet)
    nom = avant.nom if avant else secrets.token_urlsafe(12)
    siens[_court(adresse)] = Appareil(_court(adresse), nom, complet, _aujourdhui())
    setattr(request, _POSER, siens)


class AppareilsMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reponse = self.get_response(request)
        if (siens := getattr(request, _POSER, None)) is not None:
            reponse.set_cookie(
                settings.APPAREIL_COOKIE_NAME,
                _CACHET.sign_object([astuple(appareil) for appareil in list(siens.values())[-COMPTES:]]),
                max_age=regles.nombre("APPAREIL_CONNU") * 86_400,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite=settings.SESSION_COOKIE_SAMESITE,
            )
        return reponse


def _lire(request: HttpRequest) -> dict[str, Appareil]:
    """Return what the cookie says that is still valid, oldest first; nothing of one that we did not sign."""
    poses = getattr(request, _POSER, None)
    if poses is not None:
        return dict(poses)
    cachet = request.COOKIES.get(settings.APPAREIL_COOKIE_NAME, "")
    if not cachet:
        return {}
    try:
        lus = [Appareil(*valeurs) for valeurs in _CACHET.unsign_object(cachet)]
    except signing.BadSignature:
        return {}
    limite = _aujourdhui() - regles.nombre("APPAREIL_CONNU")
    return {appareil.compte: appareil for appareil in lus if appareil.jour >= limite}


def _court(adresse: str) -> str:
    return compte_de(adresse)[:16]


def _aujourdhui() -> int:
    return timezone.localdate().toordinal()
