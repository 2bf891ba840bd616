"""A code of an application (TOTP) serves once: the step of the last one is kept with its secret (RFC 6238, §5.2).

allauth remembers a code for one period, in the cache, while the tolerance for a telephone's clock accepts it for three.
"""

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from django.db import transaction

#: Where the step of the last code is kept in ``Authenticator.data``.
DERNIER = "dernier"


def pas_du_code(secret: str, code: str, apres: int = -1) -> int | None:
    """Return the step of time whose code this is, within the tolerance and after ``apres``; None when there is none."""
    for pas in yield_hotp_counters_from_time():
        if pas > apres and compare_user_code(actual=code, expected=format_hotp_value(hotp_value(secret, pas))):
            return pas
    return None


def retenir(agent, pas: int) -> None:
    """The code that activated the application has served."""
    application = Authenticator.objects.select_for_update().get(user=agent, type=Authenticator.Type.TOTP)
    application.data[DERNIER] = pas
    application.save(update_fields=["data"])


@transaction.atomic
def consommer(facteur: Authenticator, code: str) -> bool:
    """Say whether ``code`` is right and never served, and note that it has: of two sent together, one passes."""
    if facteur.type != Authenticator.Type.TOTP:
        # allauth's recovery codes hold their row in the same way.
        return facteur.wrap().validate_code(code)
    tenu = Authenticator.objects.select_for_update().get(pk=facteur.pk)
    pas = pas_du_code(decrypt(tenu.data["secret"]), code, tenu.data.get(DERNIER, -1))
    if pas is None:
        return False
    tenu.data[DERNIER] = pas
    tenu.save(update_fields=["data"])
    return True
