"""Logging in with ProConnect (OpenID Connect), beside the local accounts: it opens no account and gives no access."""

from django.conf import settings

#: The name under which a person of ProConnect is bound to an account (``SocialAccount.provider``).
IDENTIFIANT = "proconnect"
#: What a session opened by ProConnect remembers: the identity token for the logout, and whether two factors were used.
CLE_SESSION = "proconnect"


def disponible() -> bool:
    """Say whether the service is registered with ProConnect."""
    return bool(settings.PROCONNECT_CLIENT_ID)
