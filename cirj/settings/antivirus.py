"""The ClamAV daemon that examines what is deposited: none unless its variable is set."""

from urllib.parse import urlsplit

from .environnement import env, refuser

#: ``tcp://server:3310`` or ``unix:///run/clamav/clamd.ctl``; empty: nobody is asked.
ANTIVIRUS_URL = env.str("ANTIVIRUS_URL", "").strip()
#: How long its answer is waited for: a deposit that it does not answer for is refused.
ANTIVIRUS_SECONDES = 15

if ANTIVIRUS_URL:
    try:
        _adresse = urlsplit(ANTIVIRUS_URL)
        _juste = (_adresse.scheme == "tcp" and _adresse.hostname and _adresse.port) or (
            _adresse.scheme == "unix" and not _adresse.netloc and _adresse.path.startswith("/")
        )
    except ValueError:  # a port that is no number
        _juste = False
    if not _juste:
        refuser("ANTIVIRUS_URL s'écrit tcp://serveur:3310 ou unix:///run/clamav/clamd.ctl.")
