"""Every printed cell of two years is what plain SQL counts, or the one word that says why it is not."""

import csv
import datetime
import html
import io
import json
import re

import openpyxl
import pytest
from django.template.loader import render_to_string

from cirj.socle.chiffres import INCONNU
from comites.indicateurs import REGISTRE, filtre
from comites.indicateurs import page as page_des_figures
from comites.indicateurs.graphes import titre
from comites.rapport.instantane import figer
from comites.rapport.rendu import contexte
from comites.views import accueil_prefecture
from tests.comites.deux_annees import compter, deux_annees  # noqa: F401

d = datetime.date
MOTS = {"secret", "regroupé", "inconnu"}
AUTRES = "autres"


def annee_entiere(annee: int) -> tuple[d, d]:
    return d(annee, 1, 1), d(annee, 12, 31)


def verifier(tableau: list[tuple[str, str, str]], quoi: tuple[str, str], bornes, seuil: int, arrondi: int = 0) -> None:
    """Compare a printed table (label, this year, the year before) with SQL, both columns."""
    indicateur = REGISTRE[quoi[0]]
    ventilation = next(v for v in indicateur.ventilations if v.code == quoi[1])
    libelles = {str(code): nom for code, nom in (ventilation.libelles or {}).items()}
    libelles |= ventilation.noms("39") if ventilation.noms else {}
    libelles |= {"": ventilation.manquant} | ({AUTRES: ventilation.ouverte} if ventilation.ouverte else {})
    codes = {nom: code for code, nom in libelles.items()}
    for colonne, (a, b) in enumerate(bornes, start=1):
        comptes = compter(*quoi, a, b)
        cases = {codes[ligne[0]]: ligne[colonne].replace("\u00a0", " ") for ligne in tableau}
        if quoi[1] == "trimestre":
            # A quarter that has not begun has no line: 0 would say that nobody came.
            assert sorted(cases) == [str(n) for n in range(1, (b.month + 2) // 3 + 1)]
        ou = (*quoi, a.year)
        for code, case in cases.items():
            if code == AUTRES:
                continue
            juger(case, comptes.get(code, 0), b, seuil, arrondi, (*ou, code))
            if case == "regroupé":
                assert cases.get(AUTRES) not in (None, "0", "inconnu"), (ou, code)
                assert ventilation.ouverte, ou
        # What the line « Autres » counts is what has no line of its own that year: nothing twice, nothing lost.
        propres = {code for code, case in cases.items() if code != AUTRES and case != "regroupé"}
        reste = sum(n for code, n in comptes.items() if code not in propres)
        if AUTRES in cases:
            juger(cases[AUTRES], reste, b, seuil, arrondi, (*ou, AUTRES))
        elif "inconnu" not in cases.values():
            assert reste == 0, (ou, comptes, cases)


def juger(case: str, n: int, jour: d, seuil: int, arrondi: int, ou) -> None:
    """A cell is the count, or says why it is not, and the reason is true."""
    if case == "inconnu":
        assert jour < d(2024, 1, 1), ou
    elif case == "secret" or case == "regroupé":
        assert seuil, ou
        assert n > 0, ou
    elif case.startswith("env. "):
        attendu = arrondi * ((2 * n + arrondi) // (2 * arrondi))
        assert (case, n >= seuil) == (f"env. {attendu}", True), ou
    else:
        assert int(case.replace(" ", "")) == n, ou
        assert n == 0 or (n >= seuil and not arrondi), ou
        assert jour >= d(2024, 1, 1), ou


def tableaux(page: str) -> dict[str, list[tuple[str, str, str]]]:
    """Return the tables of a page of figures, by title: label, this year, the year before."""
    trouves = {}
    for nom, corps in re.findall(
        r'<caption class="invisible">([^<]+)</caption>.*?<tbody>(.*?)</tbody>', page, re.DOTALL
    ):
        trouves[html.unescape(nom)] = rangees(corps)
    return trouves


def rangees(corps: str) -> list[tuple[str, str, str]]:
    lignes = re.findall(
        r'<th scope="row">([^<]*)</th><td[^>]*>([^<]*)</td><td[^>]*>[^<]*</td><td[^>]*>([^<]*)</td>', corps
    )
    assert len(lignes) == corps.count("<tr>")
    return [tuple(html.unescape(cellule) for cellule in ligne) for ligne in lignes]


def par_titre() -> dict[str, tuple[str, str]]:
    """Return the breakdown that each printed title names."""

    class SansFigure:
        def __init__(self, indicateur):
            self.indicateur = indicateur

    return {titre(SansFigure(i), v): (i.code, v.code) for i in REGISTRE.values() for v in i.ventilations}


QUOI = par_titre()
#: Indicators whose whole is counted in SQL too.
ENTIERS = {"file_active", "entrees", "certifications", "blocages_signales", "blocages_leves", "decisions_prises"}


@pytest.mark.parametrize("annee", [2025, 2024])
@pytest.mark.parametrize(("lectrice", "seuil"), [("coordinatrice", 0), ("prefecture", 5)])
def test_the_dashboard_and_its_files(deux_annees, connecter, request, lectrice, seuil, annee):  # noqa: F811
    client = connecter(request.getfixturevalue(lectrice))
    bornes = annee_entiere(annee), annee_entiere(annee - 1)
    page = client.get(f"/tableau-de-bord/?annee={annee}").content.decode()
    imprimes = tableaux(page)
    assert len(imprimes) >= 11
    for nom, lignes in imprimes.items():
        verifier(lignes, QUOI[nom], bornes, seuil)
    texte = client.get(f"/tableau-de-bord/figures.csv?annee={annee}").content.decode("utf-8-sig")
    fichier = list(csv.DictReader(io.StringIO(texte), delimiter=";"))
    classeur = openpyxl.load_workbook(
        io.BytesIO(client.get(f"/tableau-de-bord/figures.xlsx?annee={annee}").content), read_only=True
    )
    entetes, *feuille = [[cellule.value for cellule in ligne] for ligne in classeur.active.iter_rows(min_row=3)]
    memes = [{nom: "" if v is None else str(v) for nom, v in zip(entetes, ligne, strict=True)} for ligne in feuille]
    assert memes == fichier
    verifier_fichier(fichier, bornes, seuil)
    if annee == 2025:
        nationalites = {ligne[0]: ligne[1:] for ligne in imprimes["Profil des personnes accompagnées : nationalité"]}
        assert nationalites["Cameroun"] == ("19", "0")
        assert nationalites["Érythrée"] == ("10", "regroupé" if seuil else "4")
        assert not MOTS & set(nationalites["Afghanistan"])
        ensemble = next(ligne for ligne in fichier if ligne["Indicateur"] == "Personnes accompagnées")
        assert (ensemble["Effectif"], ensemble["Un an avant"]) == ("120", "92")


def verifier_fichier(fichier: list[dict], bornes, seuil: int) -> None:
    codes = {i.titre: i for i in REGISTRE.values()}
    groupes = {}
    for ligne in fichier:
        indicateur = codes[ligne["Indicateur"]]
        if ligne["Répartition"]:
            code = next(v.code for v in indicateur.ventilations if v.titre == ligne["Répartition"])
            groupes.setdefault((indicateur.code, code), []).append(
                (ligne["Modalité"], ligne["Effectif"], ligne["Un an avant"])
            )
        elif indicateur.code in ENTIERS:
            for nombre, (a, b) in zip((ligne["Effectif"], ligne["Un an avant"]), bornes, strict=True):
                juger(nombre, sum(compter(indicateur.code, "", a, b).values()), b, seuil, 0, (indicateur.code, a.year))
    for quoi, lignes in groupes.items():
        verifier(lignes, quoi, bornes, seuil)


def test_the_prefecture_s_home(deux_annees, connecter, prefecture, monkeypatch):  # noqa: F811
    monkeypatch.setattr(accueil_prefecture.timezone, "localdate", lambda: d(2025, 11, 21))
    page = connecter(prefecture).get("/").content.decode()
    imprimes = tableaux(page)
    assert len(imprimes) == 3
    for nom, lignes in imprimes.items():
        verifier(lignes, QUOI[nom], ((d(2025, 1, 1), d(2025, 9, 30)), (d(2024, 1, 1), d(2024, 9, 30))), 5, 5)


@pytest.mark.parametrize("jour", [d(2025, 1, 31), d(2025, 3, 31), d(2025, 4, 1), d(2025, 11, 21), d(2025, 12, 31)])
def test_a_quarter_that_has_not_begun_has_no_figure(deux_annees, jura, connecter, coordinatrice, monkeypatch, jour):  # noqa: F811
    monkeypatch.setattr(page_des_figures.timezone, "localdate", lambda *args: jour)
    assert filtre.timezone.localdate() == jour
    client, bornes = connecter(coordinatrice), ((d(2025, 1, 1), jour), (d(2024, 1, 1), jour.replace(year=2024)))
    imprime = tableaux(client.get("/tableau-de-bord/?annee=2025").content.decode())["Entrées : trimestre d'entrée"]
    verifier(imprime, ("entrees", "trimestre"), bornes, 0)
    texte = client.get("/tableau-de-bord/figures.csv?annee=2025").content.decode("utf-8-sig")
    lignes = [
        li for li in csv.DictReader(io.StringIO(texte), delimiter=";") if li["Répartition"] == "Trimestre d'entrée"
    ]
    assert [(li["Modalité"], li["Effectif"], li["Un an avant"]) for li in lignes] == imprime


@pytest.mark.parametrize("annee", [2025, 2024])
def test_the_report_and_its_snapshot(deux_annees, jura, annee):  # noqa: F811
    instantane = json.loads(json.dumps(figer(jura, annee, d(2026, 11, 21))))
    lus = contexte(instantane)
    page = render_to_string("comites/rapport/document.html", lus)
    bornes = annee_entiere(annee), annee_entiere(annee - 1)
    corps = re.findall(r'<div class="illustration[^>]*>\s*<h3>([^<]+)</h3>.*?<tbody>(.*?)</tbody>', page, re.DOTALL)
    assert len(corps) >= 5
    for nom, lignes in corps:
        verifier(rangees(lignes), QUOI[html.unescape(nom)], bornes, 11)
    if annee == 2025:
        (nationalites,) = (rangees(lignes) for nom, lignes in corps if nom.endswith(": nationalité"))
        cases = {nom: (nombre, avant) for nom, nombre, avant in nationalites}
        assert (cases["Syrie"], cases["Cameroun"], cases["Haïti"][0]) == (("29", "regroupé"), ("19", "0"), "regroupé")
        assert "« Regroupé » : compté cette année-là dans « Autres nationalités »" in html.unescape(page)
    vus = set()
    for section in lus["sections"]:
        for figure in section["figures"]:
            if figure["code"] in ENTIERS and not figure["titre"].endswith("sur ce pilier"):
                vus.add(figure["code"])
                for chiffre, (a, b) in zip((figure["valeur"], figure["avant"]), bornes, strict=True):
                    n = sum(compter(figure["code"], "", a, b).values())
                    juger(str(chiffre), n, b, 11, 0, (figure["code"], a.year))
    assert vus == ENTIERS
    if annee == 2024:
        avant = [f["avant"] for s in lus["sections"] for f in s["figures"]]
        avant += [ligne["avant"] for s in lus["sections"] for i in s["illustrations"] for ligne in i["lignes"]]
        assert set(avant) == {INCONNU}
