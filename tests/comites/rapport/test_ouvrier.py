"""The report with a real worker: asked from the browser; its worker killed, and the job taken up again."""

import os
import signal

import pytest
from django.conf import settings

from comites.models import RapportAnnuel
from comites.rapport.demande import demander
from tests.harnais.navigateur import attendre, demarrer_ouvrier

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def fichiers_de_l_ouvrier(fichiers_prives, monkeypatch):
    """The worker, in its own process, writes where the test looks."""
    monkeypatch.setenv("FICHIERS_PRIVES", str(settings.MEDIA_ROOT))
    return settings.MEDIA_ROOT


def url_de_la_base() -> str:
    base = settings.DATABASES["default"]
    return f"postgresql://{base['USER']}:{base['PASSWORD']}@{base['HOST']}:{base['PORT']}/{base['NAME']}"


def relire(rapport: RapportAnnuel) -> RapportAnnuel:
    rapport.refresh_from_db()
    return rapport


def test_a_killed_worker_leaves_no_half_file_and_the_next_one_finishes_the_same_report(
    fichiers_de_l_ouvrier, parcours, jura
):
    # A group of its own: the kill takes its child with it, as a crash of the machine would.
    victime = demarrer_ouvrier(url_de_la_base(), start_new_session=True)
    try:
        rapport, _ = demander(jura, 2026)
        attendre(lambda: relire(rapport).avancement >= 40)
    finally:
        os.killpg(victime.pid, signal.SIGKILL)
        victime.wait(20)
    rapport = relire(rapport)
    assert rapport.etat == "en_cours"
    assert not rapport.fichier
    assert not list(fichiers_de_l_ouvrier.rglob("*.pdf"))
    gele = rapport.instantane

    suivant = demarrer_ouvrier(url_de_la_base())
    try:
        attendre(lambda: relire(rapport).etat == "pret", 120)
    finally:
        suivant.terminate()
        suivant.wait(30)
    assert rapport.instantane == gele
    assert RapportAnnuel.objects.count() == 1
    (fichier,) = [chemin for chemin in fichiers_de_l_ouvrier.rglob("*") if chemin.is_file()]
    assert fichier.read_bytes().startswith(b"%PDF")
    assert fichier.read_bytes().rstrip().endswith(b"%%EOF")


def test_the_coordinator_asks_follows_and_downloads(
    fichiers_de_l_ouvrier, parcours, coordinatrice, ouvrier, ouvrir_page
):
    page = ouvrir_page(coordinatrice, "/rapports/", largeur=390)
    page.get_by_role("button", name="Préparer le rapport").click()
    page.wait_for_url("**/rapports/*-*/")
    lien = page.get_by_role("link", name="Télécharger le PDF")
    lien.wait_for(timeout=120_000)
    with page.expect_download() as telechargement:
        lien.click()
    assert telechargement.value.suggested_filename.startswith("rapport-")
    assert page.erreurs == []
