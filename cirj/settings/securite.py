"""Transport, cookies, headers and Content-Security-Policy."""

from csp.constants import NONE, SELF

from .environnement import PRODUCTION, env, oui_ou_non
from .proconnect import PROCONNECT_ORIGINE

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS") if PRODUCTION else ["127.0.0.1", "localhost", "[::1]", "testserver"]
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[f"https://{hote}" for hote in ALLOWED_HOSTS])

SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^sante/$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if oui_ou_non("DERRIERE_UN_PROXY", False) else None
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = PRODUCTION
SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

SESSION_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "__Host-session" if PRODUCTION else "session"
#: Without a request for this long, a session opens nothing any more; and none lasts more than a working day.
INACTIVITE_MINUTES = env.int("INACTIVITE_MINUTES", 30)
DUREE_SESSION_HEURES = 8
# Longer than what it opens: the form left on the screen for a week-end still says whose it was, so that what was typed
# is kept for her (acteurs/comptes/inactivite.py).
SESSION_COOKIE_AGE = 3 * 24 * 3600
#: Which devices have logged in (acteurs/comptes/appareils.py): it opens nothing, and outlives the session.
APPAREIL_COOKIE_NAME = "__Host-appareil" if PRODUCTION else "appareil"
CSRF_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCTION else "csrf"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        # The design system draws its pictograms with data: masks.
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF, *filter(None, [PROCONNECT_ORIGINE])],
        "frame-ancestors": [NONE],
        **({"upgrade-insecure-requests": True} if PRODUCTION else {}),
    }
}
#: What the pages never ask of a browser (header Permissions-Policy); a key of access is asked by the page itself.
PERMISSIONS_POLICY = {
    "accelerometer": [],
    "camera": [],
    "display-capture": [],
    "geolocation": [],
    "gyroscope": [],
    "magnetometer": [],
    "microphone": [],
    "midi": [],
    "payment": [],
    "usb": [],
    "publickey-credentials-create": ["self"],
    "publickey-credentials-get": ["self"],
}
CSRF_FAILURE_VIEW = "acteurs.views.formulaire_perime.formulaire_perime"
