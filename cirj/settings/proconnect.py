"""ProConnect, the State's login for professionals: off unless its three variables are set."""

from urllib.parse import urlsplit

from .environnement import PRODUCTION, env, refuser

#: The address that ends with « /api/v2 », the identifier and the secret given with the registration of the service.
PROCONNECT_URL = env.str("PROCONNECT_URL", "").rstrip("/")
PROCONNECT_CLIENT_ID = env.str("PROCONNECT_CLIENT_ID", "")
PROCONNECT_CLIENT_SECRET = env.str("PROCONNECT_CLIENT_SECRET", "")
#: Level asked of ProConnect, if any; it refuses parameters it does not expect.
PROCONNECT_ACR_VALUES = env.str("PROCONNECT_ACR_VALUES", "")

_donnees = [bool(PROCONNECT_URL), bool(PROCONNECT_CLIENT_ID), bool(PROCONNECT_CLIENT_SECRET)]
if any(_donnees) and not all(_donnees):
    refuser("PROCONNECT_URL, PROCONNECT_CLIENT_ID et PROCONNECT_CLIENT_SECRET vont ensemble : donnez les trois.")
if PRODUCTION and PROCONNECT_URL and not PROCONNECT_URL.startswith("https://"):
    refuser("PROCONNECT_URL commence par https://.")

#: Where the form of the login button may lead (Content-Security-Policy).
PROCONNECT_ORIGINE = "{0.scheme}://{0.netloc}".format(urlsplit(PROCONNECT_URL)) if PROCONNECT_URL else ""

SOCIALACCOUNT_ADAPTER = "acteurs.proconnect.adaptateur.AdaptateurProConnect"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"provider_class": "acteurs.proconnect.fournisseur.ProConnect"}}
SOCIALACCOUNT_EMAIL_VERIFICATION = "none"
SOCIALACCOUNT_STORE_TOKENS = False
