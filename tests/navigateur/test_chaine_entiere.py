"""From the coordinator's spreadsheet to the report the prefect reads: one browser, one worker, no short cut."""

from pathlib import Path

import pikepdf
import pytest
from django.utils import timezone

from acteurs.catalogue.importation import FICHIER_LIVRE
from acteurs.territoire import lecture as territoire
from comites.models import Decision
from parcours.models import PointBlocage
from tests.harnais.navigateur import cocher
from tests.parcours.importation.conftest import LISTING

CLIN_D_OEIL = 45_000


@pytest.fixture
def jura_entier(jura):
    return territoire.charger("39")


@pytest.fixture
def fichiers_du_site(settings):
    """The worker writes where the settings say; what this test adds there goes with it."""
    racine = Path(settings.MEDIA_ROOT)
    avant = set(racine.rglob("*"))
    yield
    for fichier in set(racine.rglob("*")) - avant:
        if fichier.is_file():
            fichier.unlink()


def test_the_chain_holds_from_the_spreadsheet_to_the_report(
    ouvrier, ouvrir_page, jura_entier, coordinatrice, association, fichiers_du_site, tmp_path
):
    page = ouvrir_page(coordinatrice, "/importations/nouvelle/")
    page.set_default_timeout(CLIN_D_OEIL)
    _importer_le_tableau(page)
    _importer_le_catalogue(page)
    nom = _suivre_et_signaler(page)
    _reunir_la_cellule(page, nom, association)
    _constater_l_effet(page)
    blocage = PointBlocage.objects.get(description="Les bus ne passent pas avant 8 h.")
    assert blocage.signale_le == blocage.decide_le == blocage.leve_le == timezone.localdate()
    page.goto(f"/personnes/{blocage.parcours.personne_id}/")
    chronologie = page.locator("main")
    for trace in ("Point fait au téléphone", "Organiser un covoiturage", "Elle arrive à l'heure"):
        chronologie.get_by_text(trace).first.wait_for()
    _demander_le_rapport(page, tmp_path / "rapport.pdf")
    assert page.erreurs == []


def _importer_le_tableau(page) -> None:
    page.get_by_label("Votre tableau").set_input_files(LISTING)
    page.get_by_role("button", name="Déposer et vérifier les colonnes").click()
    page.get_by_role("button", name="Voir ce qui sera compris").click()
    page.get_by_role("button", name="Importer ces 180 lignes").click()
    page.get_by_role("heading", name="Compte rendu de l'import").wait_for()
    assert "173 + 0 + 7 + 7 = 187" in page.locator("main").inner_text()


def _importer_le_catalogue(page) -> None:
    page.goto("/initiatives/importer/")
    page.get_by_label("Fichier du catalogue").set_input_files(FICHIER_LIVRE)
    page.get_by_role("button", name="Importer le catalogue").click()
    page.get_by_role("heading", name="21 initiatives").wait_for()


def _suivre_et_signaler(page) -> str:
    """Find somebody by a swapped name, log a follow-up, raise a blockage; return her name as it is shown."""
    page.goto("/personnes/?q=kouadio+kouassi")
    page.locator("main").get_by_role("link", name="KOUASSI").first.click()
    nom = page.get_by_role("heading", level=1).inner_text()
    page.get_by_role("link", name="Noter un suivi").click()
    page.get_by_role("textbox", name="Ce qui s'est passé").fill("Point fait au téléphone.")
    page.locator(".en-place").get_by_label("Emploi et formation").check()
    page.get_by_role("button", name="Enregistrer le suivi").click()
    page.locator("#chronologie").get_by_text("Point fait au téléphone").wait_for()
    page.get_by_role("link", name="Signaler un blocage : Emploi et formation").click()
    page.get_by_label("Cause").select_option("transport")
    page.get_by_label("Ce qui bloque").fill("Les bus ne passent pas avant 8 h.")
    page.get_by_role("button", name="Signaler le blocage").click()
    page.get_by_text("Le blocage est signalé").wait_for()
    return nom


def _reunir_la_cellule(page, nom: str, structure) -> None:
    page.goto("/comites/nouveau/")
    page.get_by_label("Nom").fill("Cellule technique du Jura")
    page.locator("main").get_by_role("button").first.click()
    page.goto("/comites/seances/nouvelle/")
    page.get_by_label("Date").fill(timezone.localdate().isoformat())
    page.get_by_role("button", name="Planifier la séance").click()
    cocher(page, nom)
    page.get_by_role("button", name="Mettre à l'ordre du jour").click()
    page.get_by_role("button", name="Tenir la séance").click()
    page.get_by_label("Ce qui est décidé").fill("Organiser un covoiturage")
    page.get_by_label("Qui s'en charge").select_option(str(structure.pk))
    page.get_by_label("Pour le").fill(timezone.localdate().isoformat())
    page.get_by_role("button", name="Enregistrer la décision").click()
    page.get_by_role("heading", name="Décidé en séance").wait_for()


def _constater_l_effet(page) -> None:
    page.goto(Decision.objects.get().get_absolute_url())
    page.get_by_label("Effet observé").fill("Elle arrive à l'heure.")
    page.get_by_text("La situation est débloquée").click()
    page.get_by_role("button", name="Clore la décision").click()
    page.get_by_text("La décision est close et le blocage est levé.").wait_for()


def _demander_le_rapport(page, copie: Path) -> None:
    page.goto("/rapports/")
    page.get_by_role("button", name="Préparer le rapport").click()
    with page.expect_download() as attente:
        page.get_by_role("link", name="Télécharger").click()
    attente.value.save_as(copie)
    with pikepdf.open(copie) as pdf:
        assert len(pdf.pages) > 10
        assert pdf.Root.Lang == "fr"
        assert pdf.Root.MarkInfo.Marked
