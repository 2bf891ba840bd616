"""The environment the settings are read from, and the mode the program runs in."""

import os
import secrets
import sys
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

RACINE = Path(__file__).resolve().parents[2]
VAR = RACINE / "var"

env = environ.Env()


class ConfigurationIncomplete(ImproperlyConfigured):
    """The environment lacks something; the message, in French, is all the operator needs to read."""


def refuser(message: str) -> None:
    """Stop on ``message``, without the wall of a traceback, whichever program was reading the settings."""
    ordinaire = sys.excepthook

    def sobre(classe, erreur, trace):
        if issubclass(classe, ConfigurationIncomplete):
            sys.stderr.write(f"{erreur}\n")
        else:
            ordinaire(classe, erreur, trace)

    sys.excepthook = sobre
    raise ConfigurationIncomplete(message)


_OUI, _NON = {"oui", "vrai", "true", "yes", "on", "1"}, {"non", "faux", "false", "no", "off", "0"}


def oui_ou_non(nom: str, defaut: bool) -> bool:
    """Return a yes-or-no variable; what is neither is refused, since a protection could hang on it."""
    valeur = os.environ.get(nom, "").strip().lower()
    if not valeur:
        return defaut
    if valeur not in _OUI | _NON:
        refuser(f"{nom} vaut « oui » ou « non », pas « {valeur} ».")
    return valeur in _OUI


#: ``production`` (default, everything strict), ``demonstration`` (local, fictitious data) or ``test``.
MODE = env.str("CIRJ_MODE", "production")
if MODE not in {"production", "demonstration", "test"}:
    refuser("CIRJ_MODE vaut « production », « demonstration » ou « test ».")
PRODUCTION = MODE == "production"

#: What production cannot do without: name, what to write there, least length of a secret.
OBLIGATOIRES = {
    "SECRET_KEY": ("clé secrète de Django, au moins 50 caractères tirés au hasard", 50),
    "CLES_CHIFFREMENT": ("clés des colonnes chiffrées, la plus récente d'abord, séparées par des virgules", 32),
    "CLE_EMPREINTE": ("clé des empreintes de recherche, au moins 32 caractères tirés au hasard", 32),
    "ALLOWED_HOSTS": ("noms de domaine du site, séparés par des virgules (cir-j.example.org)", 1),
    "DATABASE_URL": ("base PostgreSQL (postgresql://compte:mot-de-passe@serveur:5432/base)", 1),
    "REDIS_URL": ("file des tâches (redis://serveur:6379/0)", 1),
    "EMAIL_URL": ("serveur d'envoi des courriels (smtp+tls://compte:mot-de-passe@serveur:587)", 1),
}


def _verifier() -> None:
    fautes = []
    for nom, (role, longueur) in OBLIGATOIRES.items():
        valeur = os.environ.get(nom, "").strip()
        if not valeur:
            fautes.append(f"  - {nom} manque : {role}")
        elif len(valeur) < longueur:
            fautes.append(f"  - {nom} est trop court ({len(valeur)} caractères) : {role}")
    if fautes:
        refuser(
            "Configuration incomplète. En production, ces variables d'environnement sont à définir :\n"
            + "\n".join(fautes)
            + "\nLe fichier .env.example les explique toutes ; docs/exploitation.md dit comment les tirer."
        )


if PRODUCTION:
    _verifier()


def secret(nom: str) -> str:
    """Return the secret ``nom``: required in production; elsewhere drawn once and kept in ``var/``."""
    if PRODUCTION:
        return env.str(nom)
    fichier = VAR / "secrets" / nom.lower()
    if not fichier.exists():
        fichier.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        fichier.touch(mode=0o600)
        fichier.write_text(secrets.token_urlsafe(48))
    return env.str(nom, fichier.read_text())
