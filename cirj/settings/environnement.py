"""The environment the settings are read from, and the mode the program runs in."""

import secrets
from pathlib import Path

import environ

RACINE = Path(__file__).resolve().parents[2]
VAR = RACINE / "var"

env = environ.Env()

#: ``production`` (default, everything strict), ``demonstration`` (local, fictitious data) or ``test``.
MODE = env.str("CIRJ_MODE", "production")
if MODE not in {"production", "demonstration", "test"}:
    raise environ.ImproperlyConfigured("CIRJ_MODE vaut « production », « demonstration » ou « test ».")
PRODUCTION = MODE == "production"


def secret(nom: str) -> str:
    """Return the secret ``nom``: required in production; elsewhere drawn once and kept in ``var/``."""
    if PRODUCTION:
        valeur = env.str(nom, "")
        if len(valeur) < 32:
            raise environ.ImproperlyConfigured(f"{nom} doit être défini et compter au moins 32 caractères.")
        return valeur
    fichier = VAR / "secrets" / nom.lower()
    if not fichier.exists():
        fichier.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fichier.touch(mode=0o600)
        fichier.write_text(secrets.token_urlsafe(48))
    return env.str(nom, fichier.read_text())
