"""The making of a report, step by step, so that a worker killed at any moment leaves nothing half done.

A session lock of PostgreSQL says that a living worker holds the report: it falls with the worker's connection. A report
sent twice is therefore made once, and one that was left is taken up by whoever receives it next. The snapshot is kept
on the row as soon as it is frozen: taken up again, the report has the same figures.
"""

import hashlib
import logging
import os
from contextlib import contextmanager
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.utils import timezone

from cirj.socle.rls import contexte
from comites.models import RapportAnnuel
from comites.rapport.instantane import figer
from comites.rapport.rendu import rendre_rapport

journal = logging.getLogger(__name__)
QUE_FAIRE = (
    "Le rapport n'a pas pu être produit. Relancez-le ; si l'échec se répète, transmettez ce message à l'administration "
    "technique : {erreur}"
)


def produire(identifiant: str) -> None:
    """Make the report unless another worker is on it, or it is already made."""
    with _seul(identifiant) as obtenu:
        if not obtenu:
            return
        rapport = RapportAnnuel.objects.select_related("departement").filter(pk=identifiant).first()
        if rapport is None or not rapport.en_preparation:
            return
        try:
            with contexte.service(rapport.departement_id):
                _produire(rapport)
        except Exception as erreur:
            journal.exception("Rapport %s", identifiant)
            rapport.echouer(QUE_FAIRE.format(erreur=f"{type(erreur).__name__} : {erreur}"[:500]))


def _produire(rapport: RapportAnnuel) -> None:
    if rapport.instantane is None:
        rapport.avancer(10, "Lecture des chiffres")
        rapport.instantane = figer(rapport.departement, rapport.annee, timezone.localdate())
    rapport.avancer(40, "Mise en page")
    pdf = rendre_rapport(rapport.instantane)
    rapport.avancer(90, "Enregistrement")
    with transaction.atomic():
        rapport.publier(_ecrire(rapport, pdf))


def _ecrire(rapport: RapportAnnuel, pdf: bytes) -> str:
    """Write the file beside, then give it its name in one gesture: it is never seen incomplete."""
    nom = f"rapports/{rapport.annee}/rapport-{rapport.departement_id}-{rapport.annee}-{rapport.pk}.pdf"
    final = Path(default_storage.path(nom))
    final.parent.mkdir(parents=True, exist_ok=True)
    # One name per report: what a killed worker had begun is overwritten by the next.
    provisoire = final.with_name(f".{final.name}.partiel")
    with provisoire.open("wb") as fichier:
        fichier.write(pdf)
        fichier.flush()
        os.fsync(fichier.fileno())
    provisoire.replace(final)
    return nom


@contextmanager
def _seul(identifiant: str):
    """Hold the report's lock, or give False when a living worker has it."""
    cle = int.from_bytes(hashlib.sha256(f"rapport:{identifiant}".encode()).digest()[:8], "big", signed=True)
    with connection.cursor() as curseur:
        curseur.execute("SELECT pg_try_advisory_lock(%s)", [cle])
        obtenu = curseur.fetchone()[0]
    try:
        yield obtenu
    finally:
        if obtenu:
            with connection.cursor() as curseur:
                curseur.execute("SELECT pg_advisory_unlock(%s)", [cle])
