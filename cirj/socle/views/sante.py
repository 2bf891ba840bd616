"""Health of the installation, for the monitoring: database, broker and worker told apart."""

import redis
from celery import current_app
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cirj.socle import antivirus
from cirj.socle.mur.roles import contourne_le_mur

#: Seconds granted to each part: the page answers even when everything is down.
DELAI = 1.0


def base_repond() -> bool:
    """Say whether PostgreSQL answers a query."""
    try:
        with connection.cursor() as curseur:
            curseur.execute("SELECT 1")
            return curseur.fetchone() == (1,)
    except DatabaseError:
        return False


def mur_tient() -> bool:
    """Say whether the account in use is held by row-level security."""
    try:
        return not contourne_le_mur()
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
    except (redis.RedisError, OSError, current_app.connection_for_write().connection_errors):
        return False


@login_not_required
@transaction.non_atomic_requests
@never_cache
@require_safe
def sante(request: HttpRequest) -> JsonResponse:
    """Answer 200 when all is well, 503 otherwise: « ok » or « ko » for ``etat``, ``base``, ``mur``, ``file``, ``ouvrier``;
    ``antivirus`` when there is one."""
    base, file = base_repond(), file_repond()
    # Without a broker no worker can be reached: not worth waiting.
    parties = {"base": base, "mur": base and mur_tient(), "file": file, "ouvrier": file and ouvrier_repond()}
    if settings.ANTIVIRUS_URL:
        parties["antivirus"] = antivirus.repond()
    bien = all(parties.values())
    etats = {nom: "ok" if va else "ko" for nom, va in {"etat": bien, **parties}.items()}
    return JsonResponse(etats, status=200 if bien else 503)
