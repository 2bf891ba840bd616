"""The preview of a wide table: folded on a phone, opened row by row without a script; wide, its first column stays."""

import pytest

from parcours.importation.analyse import essayer
from parcours.importation.lecture import Classeur
from tests.harnais.axe import defauts_axe
from tests.parcours.importation.tables_nouvelles import deposer_lignes

pytestmark = pytest.mark.django_db(transaction=True)

LIGNES = 15
PLEINE = {
    "date_naissance": "03/05/1990",
    "telephone": "0612345678",
    "statut": "réfugié",
    "date_decision": "03/02/2024",
    "date_notification": "05/03/2024",
    "commune": "Dole",
    "hebergement": "HLM",
    "entree_hebergement": "04/01/2025",
    "niveau": "B1 environ",
    "emploi": "CDI",
    "css": "oui",
    "composition": "2A 3E",
    "referent": "Anne Martin",
    "nationalite": "Tibet",
    "langues": "dari",
    "entree": "03/04/2025",
    "dernier_contact": "02/11/2025",
    "observations": "Une phrase qui dit ce qui bloque depuis longtemps, et ce qui a été essayé.",
}


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
    assert "À voir\xa0: Niveau de français" in premiere.locator(".import-repli > summary").inner_text()
    premiere.locator(".import-repli > summary").click()
    assert premiere.locator("td:visible").count() > 10
    assert premiere.locator(".import-marge").is_visible()
    assert simple.locator(".import-apercu tbody tr").nth(1).locator("td:visible").count() == 0
    premiere.locator(".import-repli > summary").click()
    assert premiere.locator("td:visible").count() == 0
    sans_script.close()
    page.locator("summary").first.click()
    assert defauts_axe(page) == []
    assert page.erreurs == []


def test_wide_the_rows_are_compact_and_the_first_column_stays(adresse, coordinatrice, ouvrir_page):
    page = ouvrir_page(coordinatrice, adresse)
    tableau = page.locator(".import-apercu")
    assert tableau.locator(".import-repli:visible").count() == 0
    premiere = tableau.locator("tbody tr").first
    assert premiere.locator("td:visible").count() > 15
    assert all(ligne.bounding_box()["height"] < 100 for ligne in tableau.locator("tbody tr").all())
    bords = tableau.bounding_box()
    entieres = [
        colonne
        for colonne in tableau.locator("thead th").all()
        if colonne.bounding_box()["x"] + colonne.bounding_box()["width"] <= bords["x"] + bords["width"]
    ]
    assert len(entieres) > 11
    tableau.evaluate("e => e.scrollLeft = 300")
    assert tableau.evaluate("e => e.scrollLeft") == 300
    gauche = tableau.locator("tbody th").first.bounding_box()["x"]
    assert abs(gauche - tableau.bounding_box()["x"]) < 2
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert defauts_axe(page) == []
    assert page.erreurs == []


def test_what_is_long_opens_from_the_keyboard_without_a_script(adresse, coordinatrice, ouvrir_page, chromium):
    page = ouvrir_page(coordinatrice, adresse)
    sans_script = chromium.new_context(
        viewport={"width": 1280, "height": 844}, java_script_enabled=False, storage_state=page.context.storage_state()
    )
    simple = sans_script.new_page()
    simple.goto(page.url)
    longue = simple.locator("tbody tr").first.locator("td .import-long", has_text="Une phrase")
    mots = longue.locator(".import-coupe")
    avant = mots.bounding_box()["height"]
    longue.locator("summary").focus()
    simple.keyboard.press("Enter")
    assert mots.bounding_box()["height"] > 1.4 * avant
    # The other cells of the row, and the other rows, stay as they were.
    assert simple.locator("tbody tr").nth(1).bounding_box()["height"] < 100
    sans_script.close()


def test_a_column_is_changed_where_it_is_and_its_list_is_read_whole(adresse, coordinatrice, ouvrir_page):
    page = ouvrir_page(coordinatrice, adresse.replace("apercu", "colonnes"))
    page.get_by_role("button", name="Changer la colonne Téléphone").click()
    liste = page.locator("tr select")
    assert liste.evaluate("e => e === document.activeElement")
    liste.select_option(label="Titre de séjour et sa fin de validité (gardé en note)")
    assert liste.evaluate("e => e.scrollWidth <= e.clientWidth")
    page.get_by_role("button", name="Changer la colonne Commune").click()
    assert page.locator("tr select").count() == 2
    assert "Titre de séjour" in page.locator("tr select").nth(0).evaluate("e => e.selectedOptions[0].text")
    assert defauts_axe(page) == []
    assert page.erreurs == []
