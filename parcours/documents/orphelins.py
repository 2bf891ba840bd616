"""The files that no document names any more: a deposit whose transaction failed, a person whose file was erased."""

import datetime
import logging
import os
from collections.abc import Iterator
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from cirj.socle import regles
from cirj.socle.rls import contexte
from parcours.models import Reunion
from parcours.models.document import DOSSIER, Document

journal = logging.getLogger(__name__)
# A database that shows nothing (restored without its rows, read without a context) makes every file look lost.
_BEAUCOUP = 20


def effacer() -> int:
    """Erase the files older than the rule ``DOCUMENT_ORPHELIN`` that no row names; return how many.

    Done twice, or cut short, it does no harm: it erases what has no row, and looks again the next day.
    """
    anciens = dict(_anciens())
    with contexte.service("*"), transaction.atomic():
        nommes = set(Document.objects.filter(fichier__in=anciens).values_list("fichier", flat=True))
        # Set aside when two dossiers were made one: given back if that is undone.
        for gardes in Reunion.objects.filter(defaite_le=None).exclude(fichiers=[]).values_list("fichiers", flat=True):
            nommes.update(gardes)
    perdus = anciens.keys() - nommes
    if len(perdus) > _BEAUCOUP and len(perdus) > len(nommes):
        journal.error(
            "%d fichiers sur %d n'ont plus de document : rien n'est effacé. Vérifiez que la base est entière.",
            len(perdus),
            len(anciens),
        )
        return 0
    for nom in perdus:
        anciens[nom].unlink(missing_ok=True)
    return len(perdus)


def _anciens() -> Iterator[tuple[str, Path]]:
    """Yield the name in the storage and the path of each file deposited before the delay."""
    racine = Path(default_storage.path(DOSSIER))
    limite = timezone.now() - datetime.timedelta(days=regles.nombre("DOCUMENT_ORPHELIN"))
    for dossier, _, fichiers in os.walk(racine):
        for fichier in fichiers:
            chemin = Path(dossier, fichier)
            if chemin.stat().st_mtime < limite.timestamp():
                yield str(chemin.relative_to(racine.parent)), chemin
