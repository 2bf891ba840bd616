"""The dashboard: one filter, one set of figures for page, list and file; secrecy for whoever has no right to the list."""

import csv
import datetime
import io
import re

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from acteurs.models import Epci
from comites.indicateurs import REGISTRE
from parcours.models import Parcours, Personne

CARRE = {"type": "Polygon", "coordinates": [[[5.4, 47.0], [5.6, 47.0], [5.6, 47.2], [5.4, 47.2], [5.4, 47.0]]]}


@pytest.fixture
def foule(jura, dole):
    """Return a function that opens ``n`` pathways of this year's and last year's people."""

    def ouvrir(n: int, nationalite: str = "AFG", annee: int | None = None, sexe: str = "F") -> None:
        debut = datetime.date(annee or timezone.localdate().year - 1, 2, 1)
        for rang in range(n):
            personne = Personne.objects.create(
                departement=jura, nom=f"DÉMO-{nationalite}-{rang}", nationalites=[nationalite], commune=dole, sexe=sexe
            )
            Parcours.objects.create(personne=personne, departement=jura, debut=debut)

    return ouvrir


def effectif(page: str, titre: str) -> str:
    """Return the number shown on the card of an indicator."""
    return re.search(rf'figure-titre">{titre}</h3>\s*<p class="figure-nombre"><strong>([^<]*)', page)[1]


@pytest.mark.parametrize("code", REGISTRE)
def test_the_list_has_as_many_rows_as_the_figure(parcours, coordinatrice, connecter, code):
    page = connecter(coordinatrice).get(f"/tableau-de-bord/{code}/personnes/")
    assert page.status_code == 200
    assert page.context["nombre"] == page.context["page"].paginator.count
    if code == "file_active":
        assert "1 personne." in page.content.decode()
        assert "DÉMO-UNIQUE" in page.content.decode()


def test_the_page_shows_the_figures_of_the_filter_that_its_sentence_says(foule, coordinatrice, connecter):
    foule(7, "AFG")
    foule(3, "SDN")
    client = connecter(coordinatrice)
    tout, soudan = (client.get(f"/tableau-de-bord/{q}").content.decode() for q in ("", "?nationalite=SDN"))
    assert effectif(tout, "Personnes accompagnées") == "10"
    assert effectif(soudan, "Personnes accompagnées") == "3"
    assert "de nationalité : Soudan" in soudan


def test_the_prefecture_cannot_narrow_the_figures(foule, prefecture, connecter):
    annee = timezone.localdate().year - 1
    foule(12, "AFG")
    foule(3, "SDN")
    client = connecter(prefecture)
    page = client.get(f"/tableau-de-bord/?annee={annee}&nationalite=SDN&commune=39198&pilier=langue").content.decode()
    assert effectif(page, "Personnes accompagnées") == "15"
    assert "<select" in page
    assert 'name="nationalite"' not in page
    assert 'name="commune"' not in page


def test_the_prefecture_reads_secret_where_a_count_is_small(foule, prefecture, connecter):
    annee = timezone.localdate().year - 1
    foule(3)
    page = connecter(prefecture).get(f"/tableau-de-bord/?annee={annee}").content.decode()
    assert effectif(page, "Personnes accompagnées") == "secret"
    assert "Voir la liste" not in page
    assert "DÉMO" not in page


def test_two_dates_of_a_running_year_give_the_prefecture_the_same_figures(foule, prefecture, connecter, monkeypatch):
    foule(21)
    foule(2, "SDN", annee=2026)
    client = connecter(prefecture)
    pages = set()
    for jour in (datetime.date(2026, 10, 2), datetime.date(2026, 12, 30)):
        monkeypatch.setattr(timezone, "localdate", lambda *args, jour=jour: jour)
        page = client.get("/tableau-de-bord/?annee=2026").content.decode()
        pages.add(effectif(page, "Personnes accompagnées"))
    assert pages == {"env. 25"}


def test_the_file_holds_the_figures_of_the_page(foule, prefecture, coordinatrice, connecter):
    annee = timezone.localdate().year - 1
    foule(12, "AFG")
    foule(2, "SDN", sexe="M")
    for agent in (coordinatrice, prefecture):
        client = connecter(agent)
        page = client.get(f"/tableau-de-bord/?annee={annee}").context["page"]
        texte = client.get(f"/tableau-de-bord/figures.csv?annee={annee}").content.decode("utf-8-sig")
        lignes = list(csv.DictReader(io.StringIO(texte), delimiter=";"))
        ensembles = {ligne["Indicateur"]: ligne["Effectif"] for ligne in lignes if not ligne["Répartition"]}
        assert ensembles == {f.indicateur.titre: str(f.presente.effectif) for f in page.figures.values()}
    assert "secret" in texte
    classeur = openpyxl.load_workbook(
        io.BytesIO(client.get(f"/tableau-de-bord/figures.xlsx?annee={annee}").content), read_only=True
    )
    valeurs = [
        ligne[8].value for ligne in classeur.active.iter_rows(min_row=4) if ligne[1].value == "Personnes accompagnées"
    ]
    assert 14 in valeurs
    assert client.get("/tableau-de-bord/figures.ods").status_code == 404


def test_the_page_costs_the_same_queries_for_one_person_as_for_many(foule, coordinatrice, connecter):
    client = connecter(coordinatrice)
    foule(1)
    client.get("/tableau-de-bord/")  # fills the cache of the outlines
    with CaptureQueriesContext(connection) as une:
        client.get("/tableau-de-bord/")
    foule(9, "SDN")
    with CaptureQueriesContext(connection) as beaucoup:
        reponse = client.get("/tableau-de-bord/")
    assert len(une) == len(beaucoup) < 15
    assert len(reponse.content) < 100_000


@pytest.mark.parametrize("code", ["file_active", "menages", "blocages_signales", "decisions_en_retard"])
def test_a_list_costs_the_same_queries_for_one_row_as_for_many(foule, coordinatrice, connecter, code):
    client = connecter(coordinatrice)
    foule(1)
    with CaptureQueriesContext(connection) as une:
        client.get(f"/tableau-de-bord/{code}/personnes/")
    foule(8, "SDN")
    with CaptureQueriesContext(connection) as beaucoup:
        client.get(f"/tableau-de-bord/{code}/personnes/")
    assert len(une) == len(beaucoup) < 15


def test_the_drawings_carry_no_style_nor_script_and_say_what_they_show(foule, dole, coordinatrice, connecter):
    type(dole).objects.update(contour=CARRE)
    foule(6)
    page = connecter(coordinatrice).get("/tableau-de-bord/").content.decode()
    dessins = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(dessins) > 5
    for dessin in dessins:
        assert not re.search(r"\sstyle=|<style|<script|href=", dessin)
        assert re.search(r"<title>[^<]+</title><desc>[^<]+</desc>", dessin)
    assert any("intercommunalité" in dessin for dessin in dessins)


def test_the_map_of_a_grouping_goes_down_to_its_communes(foule, dole, coordinatrice, connecter):
    type(dole).objects.update(contour=CARRE)
    foule(6)
    page = connecter(coordinatrice).get(f"/tableau-de-bord/?epci={Epci.objects.get().pk}").content.decode()
    assert "par commune" in page


def test_a_stranger_reads_the_figures_of_her_own_department(foule, etrangere, connecter):
    foule(6)
    page = connecter(etrangere).get("/tableau-de-bord/").content.decode()
    assert effectif(page, "Personnes accompagnées") == "0"
    assert "département du Doubs" in page


def test_the_prefecture_s_home_begins_with_the_year_s_figure(foule, prefecture, connecter):
    foule(12)
    client = connecter(prefecture)
    reponse = client.get("/")
    page = reponse.content.decode()
    assert re.search(r"<h1[^>]*>.*environ 10 personnes ont été accompagnées.*</h1>", page)
    assert page.count('class="figure carte"') == 6
    assert "Prochain comité de pilotage" in page
    assert "DÉMO" not in page
    with CaptureQueriesContext(connection) as requetes:
        client.get("/")
    assert len(requetes) < 15
