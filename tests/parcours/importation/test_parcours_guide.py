"""The whole import in a browser, with a real worker: four steps, the doubles, the refused rows sent again."""

import os
from pathlib import Path

import openpyxl
import pytest

from parcours.models import Importation, Personne
from tests.harnais.navigateur import cocher
from tests.parcours.importation.conftest import LISTING


@pytest.fixture
def fichiers_partages(settings):
    """The worker is another process: it reads the files where the settings say, not in a folder of this test."""
    avant = set(Path(settings.MEDIA_ROOT).rglob("*"))
    yield
    for fichier in set(Path(settings.MEDIA_ROOT).rglob("*")) - avant:
        if fichier.is_file():
            fichier.unlink()


@pytest.fixture
def voir():
    """Keep a picture of a page when ``CAPTURES`` names a folder."""
    dossier = os.environ.get("CAPTURES")

    def prendre(page, nom: str) -> None:
        if dossier:
            page.screenshot(path=f"{dossier}/{nom}-{page.viewport_size['width']}.png", full_page=True)

    return prendre


@pytest.mark.parametrize("largeur", [390, 1280])
def test_a_listing_goes_from_the_deposit_to_the_summary(
    ouvrier, ouvrir_page, coordinatrice, jura_peuple, fichiers_partages, voir, tmp_path, largeur
):
    page = ouvrir_page(coordinatrice, "/importations/", largeur)
    page.set_default_timeout(45_000)
    voir(page, "0-liste")
    page.get_by_role("link", name="Déposer un tableau").click()
    voir(page, "1-depot")
    page.get_by_label("Votre tableau").set_input_files(LISTING)
    page.get_by_role("button", name="Déposer et vérifier les colonnes").click()

    page.get_by_text("Étape 2 sur 4").wait_for()
    assert (
        "22 colonnes, en-têtes trouvés en ligne 4\xa0: 21 comprises, 1 laissée de côté"
        in page.locator("main").inner_text()
    )
    voir(page, "2-colonnes")
    page.get_by_role("button", name="Voir ce qui sera compris").click()

    page.get_by_text("Étape 3 sur 4").wait_for()
    assert "173 dossiers à créer" in page.locator("main").inner_text()
    assert _pas_de_defilement(page)
    voir(page, "3-apercu")
    page.get_by_role("link", name="Ne montrer que les lignes à problème").click()
    voir(page, "3-problemes")
    page.get_by_role("link", name="Doubles probables (7)").click()
    assert page.locator("article").count() == 7
    voir(page, "3-doubles")
    assert not Personne.objects.exists()
    cocher(page, "Je confirme")
    page.get_by_role("button", name="Importer ces 180 lignes").click()

    page.get_by_role("heading", name="Compte rendu de l'import").wait_for(timeout=60_000)
    assert "173 + 0 + 7 + 7 = 187" in page.locator("main").inner_text()
    assert _pas_de_defilement(page)
    voir(page, "4-resume")
    assert Personne.objects.count() == 173
    assert not Importation.objects.get().fichier

    page.get_by_role("button", name="même personne").first.click()
    page.get_by_text("a été complété par la ligne 191").wait_for()
    page.get_by_role("button", name="deux personnes différentes").first.click()
    page.get_by_text("a maintenant son propre dossier").wait_for()
    assert "174 + 1 + 5 + 7 = 187" in page.locator("main").inner_text()

    with page.expect_download() as attente:
        page.get_by_role("link", name="Télécharger les lignes refusées").click()
    corrige = tmp_path / "refus.xlsx"
    attente.value.save_as(corrige)
    _corriger(corrige)
    page.goto("/importations/nouvelle/")
    page.get_by_label("Votre tableau").set_input_files(corrige)
    page.get_by_role("button", name="Déposer et vérifier les colonnes").click()
    assert page.get_by_label("Colonne W : Problème").input_value() == ""
    page.get_by_role("button", name="Voir ce qui sera compris").click()
    cocher(page, "Je confirme")
    page.get_by_role("button", name="Importer ces 7 lignes").click()
    page.get_by_role("heading", name="Compte rendu de l'import").wait_for(timeout=60_000)
    assert Personne.objects.count() == 181
    assert page.erreurs == []


def _corriger(chemin: Path) -> None:
    """The prefecture answered: these people are refugees after all."""
    classeur = openpyxl.load_workbook(chemin)
    feuille = classeur.active
    colonne = [cellule.value for cellule in feuille[1]].index("Statut") + 1
    for rang in range(2, feuille.max_row + 1):
        feuille.cell(rang, colonne, "réfugié")
    classeur.save(chemin)
    classeur.close()


def _pas_de_defilement(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
