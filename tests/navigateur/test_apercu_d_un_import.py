"""The preview of a wide table: folded on a phone, opened row by row without a script; wide, its first column stays."""

import pytest

from parcours.importation.analyse import essayer
from parcours.importation.lecture import Classeur
from tests.harnais.axe import defauts_axe
from tests.parcours.importation.tables_nouvelles import deposer_lignes

pytestmark = pytest.mark.django_db(transaction=True)

LIGNES = 15
PLEINE = {
    "date_naissance": "03/05/1990", "telephone": "0612345678", "statut": "réfugié", "date_decision": "03/02/2024",
    "date_notification": "05/03/2024", "commune": "Dole", "hebergement": "HLM", "entree_hebergement": "04/01/2025",
    "niveau": "B1 environ", "emploi": "CDI", "css": "oui", "composition": "2A 3E", "referent": "Anne Martin",
    "nationalite": "Tibet", "langues": "dari", "entree": "03/04/2025", "dernier_contact": "02/11/2025",
    "observations": "Une phrase qui dit ce qui bloque depuis longtemps, et ce qui a été essayé.",
}  # fmt: skip


@pytest.fixture
def adresse(coordinatrice, objets, settings):
    noms = [chr(65 + n) * 6 for n in range(LIGNES)]
    depose = deposer_lignes(*(PLEINE | {"nom": nom, "prenom": nom[::-1].title()} for nom in noms))
    depose.demande_par, depose.structure = coordinatrice, coordinatrice.affectation.structure
    essayer(depose, Classeur(depose.fichier.path))
    depose.save()
    return f"/importations/{depose.pk}/apercu/"


def test_a_phone_reads_the_rows_folded_and_opens_one_without_a_script(adresse, coordinatrice, ouvrir_page, chromium):
    page = ouvrir_page(coordinatrice, adresse, largeur=390)
    tableau = page.locator(".import-apercu")
    assert tableau.locator("summary:visible").count() == LIGNES
    assert tableau.locator("td:visible").count() == 0
    assert page.evaluate("document.documentElement.scrollHeight") < 7_000
    assert tableau.evaluate("e => e.scrollHeight") < 100 * LIGNES
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert defauts_axe(page) == []
    sans_script = chromium.new_context(
        viewport={"width": 390, "height": 844}, java_script_enabled=False, storage_state=page.context.storage_state()
    )
    simple = sans_script.new_page()
    simple.goto(page.url)
    premiere = simple.locator(".import-apercu tbody tr").first
    assert "À voir : Niveau de français" in premiere.locator("summary").inner_text()
    premiere.locator("summary").click()
    assert premiere.locator("td:visible").count() > 10
    assert premiere.locator(".import-marge").is_visible()
    assert simple.locator(".import-apercu tbody tr").nth(1).locator("td:visible").count() == 0
    premiere.locator("summary").click()
    assert premiere.locator("td:visible").count() == 0
    sans_script.close()
    page.locator("summary").first.click()
    assert defauts_axe(page) == []
    assert page.erreurs == []


def test_wide_the_rows_are_whole_and_the_first_column_stays(adresse, coordinatrice, ouvrir_page):
    page = ouvrir_page(coordinatrice, adresse)
    tableau = page.locator(".import-apercu")
    assert tableau.locator("summary:visible").count() == 0
    assert tableau.locator("tbody tr").first.locator("td:visible").count() > 15
    tableau.evaluate("e => e.scrollLeft = 400")
    assert tableau.evaluate("e => e.scrollLeft") == 400
    gauche = tableau.locator("tbody th").first.bounding_box()["x"]
    assert abs(gauche - tableau.bounding_box()["x"]) < 2
    assert defauts_axe(page) == []
    assert page.erreurs == []
