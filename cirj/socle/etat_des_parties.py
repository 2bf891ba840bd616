"""Which part of the installation works, each asked by itself: what cannot be known is not said to be down."""

from enum import StrEnum

import redis
from celery import current_app
from django.conf import settings
from django.db import DatabaseError, connection
from kombu.exceptions import OperationalError

from cirj.socle import antivirus, battement
from cirj.socle.rls.application import a_jour
from cirj.socle.rls.roles import contourne_le_mur

#: Seconds granted to each part: the answer comes even when everything is down.
DELAI = 1.0


class Etat(StrEnum):
    OK = "ok"
    KO = "ko"
    INCONNU = "inconnu"


#: Part → what a person reads when it does not work, and what to do.
QUOI_FAIRE = {
    "base": "La base de données ne répond pas : le site est arrêté. Redémarrez le service « base ».",
    "compte": "Le site se connecte à la base avec un compte qui échappe aux règles d'accès : corrigez DATABASE_URL.",
    "definitions": (
        "Les règles d'accès que tient la base ne sont pas celles de cette version du site. Relancez le service "
        "« migration »."
    ),
    "file": (
        "La file des tâches ne répond pas. Le site marche ; rapports, imports et courriels attendent et partiront "
        "d'eux-mêmes. Redémarrez le service « file »."
    ),
    "ouvrier": (
        "L'ouvrier est arrêté. Le site marche ; rapports, imports et courriels attendent. Redémarrez le service "
        "« ouvrier »."
    ),
    "calendrier": (
        "Calendrier arrêté : les travaux de la nuit (alertes, récapitulatifs, effacements) n'ont plus lieu. Redémarrez "
        "le service « calendrier »."
    ),
    "antivirus": "L'antivirus ne répond pas : aucun fichier n'est accepté. Redémarrez-le.",
}


def parties() -> dict[str, Etat]:
    """Return the state of each part, in the order in which to mend them."""
    base, file = base_repond(), file_repond()
    etats = {
        "base": _etat(base),
        "compte": _etat(compte_tenu()) if base else Etat.INCONNU,
        "definitions": _etat(definitions_tenues()) if base else Etat.INCONNU,
        "file": _etat(file),
        # Without a broker no worker can be reached: not worth waiting.
        "ouvrier": _etat(ouvrier_repond() and (not base or ouvrier_prend())) if file else Etat.INCONNU,
        "calendrier": _calendrier(base, file),
    }
    if settings.ANTIVIRUS_URL:
        etats["antivirus"] = _etat(antivirus.repond())
    return etats


def _calendrier(base: bool, file: bool) -> Etat:
    if base and calendrier_bat():
        return Etat.OK
    # Started without a broker, beat waits for it, and dates nothing.
    return Etat.KO if base and file else Etat.INCONNU


def _etat(va: bool) -> Etat:
    return Etat.OK if va else Etat.KO


def base_repond() -> bool:
    """Say whether PostgreSQL answers a query."""
    try:
        with connection.cursor() as curseur:
            curseur.execute("SELECT 1")
            return curseur.fetchone() == (1,)
    except DatabaseError:
        return False


def compte_tenu() -> bool:
    """Say whether the account in use is held by row-level security."""
    try:
        return not contourne_le_mur()
    except DatabaseError:
        return False


def definitions_tenues() -> bool:
    """Say whether the database holds the policies, functions and triggers that the program declares."""
    try:
        return a_jour()
    except DatabaseError:
        return False


def file_repond() -> bool:
    """Say whether the broker answers."""
    try:
        with redis.Redis.from_url(
            settings.CELERY_BROKER_URL, socket_connect_timeout=DELAI, socket_timeout=DELAI
        ) as courtier:
            return bool(courtier.ping())
    except (redis.RedisError, OSError):
        return False


def ouvrier_repond() -> bool:
    """Say whether one Celery worker at least answers; its main process does, even with a task at work."""
    try:
        return bool(current_app.control.broadcast("ping", reply=True, timeout=DELAI, limit=1))
    except (redis.RedisError, OperationalError, OSError):
        # The broker died since it was asked.
        return False


def ouvrier_prend() -> bool:
    """Say whether the tasks are taken: a worker may answer a ping, and take nothing any more."""
    try:
        return battement.ouvrier_prend()
    except DatabaseError:
        return False


def calendrier_bat() -> bool:
    """Say whether beat is at work."""
    try:
        return battement.calendrier_bat()
    except DatabaseError:
        return False
