"""Signed tokens: nothing that ProConnect says is believed before its signature, its issuer and its addressee are."""

from collections.abc import Callable

import jwt
from allauth.socialaccount.providers.oauth2.client import OAuth2Error

#: Never HS256 (the secret would sign as well as the provider), never « none ».
SIGNATURES = ["RS256", "ES256"]
#: Seconds by which the two clocks may differ.
TOLERANCE = 30


def verifier(jeton: str, cles: Callable[[], list[dict]], emetteur: str, destinataire: str, *exiges: str) -> dict:
    """Return the claims of ``jeton``; raise ``OAuth2Error`` when one thing is wrong.

    ``exiges``: claims that must be there. An issuer, an addressee or an end that is there is always checked.
    """
    try:
        entete = jwt.get_unverified_header(jeton)
        cle = next((c for c in cles() if c.get("kid") == entete.get("kid") and c.get("use", "sig") == "sig"), None)
        if cle is None:
            raise OAuth2Error("La clé de signature est inconnue.")
        contenu = jwt.decode(
            jeton,
            jwt.PyJWK(cle, algorithm=cle.get("alg") or entete.get("alg")).key,
            algorithms=[a for a in SIGNATURES if cle.get("alg") in (None, a)],
            leeway=TOLERANCE,
            options={"require": list(exiges), "verify_aud": False},
        )
    except jwt.PyJWTError as erreur:
        raise OAuth2Error(f"Jeton refusé : {type(erreur).__name__}.") from erreur
    adresses = contenu.get("aud", destinataire)
    adresses = [adresses] if isinstance(adresses, str) else adresses
    if contenu.get("iss", emetteur) != emetteur or destinataire not in adresses:
        raise OAuth2Error("Le jeton vient d'ailleurs, ou va ailleurs.")
    if len(adresses) > 1 and contenu.get("azp") != destinataire:
        raise OAuth2Error("Le jeton a été demandé par un autre service.")
    return contenu
