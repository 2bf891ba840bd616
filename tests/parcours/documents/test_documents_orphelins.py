"""The files that no document names are erased, and only those."""

import os
import time

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from parcours.models import Document
from parcours.tasks import effacer_orphelins
from tests.harnais.fichiers import PDF
from tests.harnais.objets import joindre

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fichiers_prives")]
DEUX_JOURS = 2 * 86400


def vieillir(nom: str, de: int = DEUX_JOURS) -> None:
    """The disk writes the hour of the machine; a file is as old as the day of the tests says."""
    il_y_a = time.time() - de
    os.utime(default_storage.path(nom), (il_y_a, il_y_a))


def perdu(nom: str, vieux: bool = True) -> str:
    chemin = default_storage.save(f"documents/ab/{nom}", ContentFile(b"x"))
    vieillir(chemin, DEUX_JOURS if vieux else 0)
    return chemin


@pytest.fixture
def document(personne, parcours, intervenante, association) -> Document:
    joint = joindre(personne, parcours, intervenante, association)
    vieillir(joint.fichier.name)
    return joint


def test_a_lost_file_goes_a_named_one_stays(document):
    lost, recent = perdu("a" * 32), perdu("b" * 32, vieux=False)
    assert effacer_orphelins() == 1
    assert [default_storage.exists(nom) for nom in (lost, recent, document.fichier.name)] == [False, True, True]


def test_the_worker_sees_every_row_whoever_it_worked_for_before(document, sans_contexte):
    """Under row-level security, a file whose row is not shown would look lost."""
    assert effacer_orphelins() == 0
    assert default_storage.exists(document.fichier.name)


def test_done_again_it_erases_nothing_more(document):
    perdu("a" * 32)
    effacer_orphelins()
    assert effacer_orphelins() == 0


def test_nothing_is_there_yet():
    assert effacer_orphelins() == 0


def test_a_database_that_shows_nothing_erases_nothing(document, caplog):
    """Restored without its rows, every file would look lost: somebody must look first."""
    Document.objects.all().delete()
    perdus = [perdu(f"{rang:032x}") for rang in range(25)]
    assert effacer_orphelins() == 0
    assert all(default_storage.exists(nom) for nom in perdus)
    assert "rien n'est effacé" in caplog.text


def test_other_private_files_are_not_looked_at(document):
    rapport = default_storage.save("rapports/2025/a.pdf", ContentFile(PDF))
    vieillir(rapport)
    effacer_orphelins()
    assert default_storage.exists(rapport)
