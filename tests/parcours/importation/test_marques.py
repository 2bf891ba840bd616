"""What surrounds the cells: hidden and struck-through rows are asked, colours and comments are shown, 1904 is read."""

import datetime
import io

import openpyxl
import pytest
from django.urls import reverse
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from parcours.importation.couleurs import nom_de_couleur
from parcours.importation.marques import marques
from parcours.models import Importation, Personne

pytestmark = pytest.mark.django_db

COLONNES = {"colonne_0": "nom", "colonne_1": "prenom", "colonne_2": "date_naissance"}


@pytest.fixture
def annote(tmp_path) -> bytes:
    """Five people: one plain, one in yellow with a comment, one hidden, one struck through, one under a merged name."""
    classeur = openpyxl.Workbook()
    feuille = classeur.active
    feuille.append(["Nom", "Prénom", "Date de naissance"])
    for nom, prenom in (
        ("ARBOIS", "Un"),
        ("BREVANS", "Deux"),
        ("CRISSEY", "Trois"),
        ("DOLE", "Quatre"),
        (None, "Cinq"),
    ):
        feuille.append([nom, prenom, datetime.date(1990, 5, 4)])
    for cellule in feuille[3]:
        cellule.fill = PatternFill("solid", fgColor="FFFFFF00")
    feuille["B3"].comment = Comment("à voir en comité", "C. V.")
    feuille.row_dimensions[4].hidden = True
    for cellule in feuille[5]:
        cellule.font = Font(strike=True)
    feuille.merge_cells("A5:A6")
    chemin = tmp_path / "annote.xlsx"
    classeur.save(chemin)
    return chemin.read_bytes()


@pytest.fixture
def deposer_annote(connecter, coordinatrice, jura_entier, annote, envoyer):
    client = connecter(coordinatrice)
    adresse = envoyer(client, "annote.xlsx", annote)
    client.post(adresse, COLONNES)
    return client, Importation.objects.get()


def test_hidden_and_struck_rows_are_asked_before_anything(deposer_annote):
    client, depose = deposer_annote
    apercu, lancer = (reverse(nom, args=[depose.pk]) for nom in ("importation_apercu", "importation_lancer"))
    page = client.get(apercu).content.decode()
    assert "1 ligne masquée : le fichier la cache" in page
    assert "1 ligne barrée : la personne est peut-être partie" in page
    assert "3 personnes lues" in page
    assert "Surlignée en jaune" in page
    assert "Commentaire de la case «\u00a0Prénom\u00a0»\u00a0: à voir en comité" in page
    assert "Dites d&#x27;abord s&#x27;il faut importer" in client.post(lancer, follow=True).content.decode()
    client.post(reverse("importation_repondre", args=[depose.pk]), {"cachees-masquee": "oui", "cachees-barree": "non"})
    page = client.get(apercu).content.decode()
    assert "4 personnes lues" in page
    assert "Masquée dans le fichier" in page
    assert "Laissées de côté&nbsp;: 1 ligne barrée" in page
    # Both rows of the merged name are of one household, and the struck one gives its name to the other.
    assert Personne.objects.count() == 0
    assert page.count(">DOLE<") == 1


@pytest.mark.parametrize(
    ("annoter", "quoi"),
    [
        (lambda f: None, None),
        (lambda f: setattr(f["A2"], "comment", Comment("à voir", "C. V.")), "commentaires"),
        (lambda f: setattr(f["A2"], "fill", PatternFill("solid", fgColor="FFFFFF00")), "couleurs"),
        (lambda f: setattr(f["A2"], "font", Font(strike=True)), "barrees"),
        (lambda f: setattr(f.row_dimensions[2], "hidden", True), "masquees"),
        (lambda f: f.merge_cells("A2:A3"), "fusions"),
    ],
)
def test_each_kind_of_mark_alone_is_read_and_a_file_without_any_is_not_read_twice(annoter, quoi):
    classeur = openpyxl.Workbook()
    feuille = classeur.active
    for valeur in ("Nom", "ARBOIS", "BREVANS", "CRISSEY", "DOLE"):
        feuille.append([valeur])
    annoter(feuille)
    tampon = io.BytesIO()
    classeur.save(tampon)
    lues, _ = marques(tampon.getvalue(), ["Sheet"], {"lignes": 100})
    assert {nom for nom, valeur in lues.get("Sheet", {}).items() if valeur} == ({quoi} if quoi else set())
    assert bool(lues) == bool(quoi)


def test_an_answer_out_of_the_list_changes_nothing(deposer_annote):
    client, depose = deposer_annote
    repondre = reverse("importation_repondre", args=[depose.pk])
    page = client.post(repondre, {"cachees-masquee": "peut-être"}, follow=True).content.decode()
    assert "Aucune réponse n&#x27;est choisie" in page
    depose.refresh_from_db()
    assert depose.reponses == {}


def test_a_day_of_the_calendar_of_1904_is_read_even_without_its_format(
    connecter, coordinatrice, jura_entier, tmp_path, envoyer
):
    classeur = openpyxl.Workbook()
    classeur.epoch = CALENDAR_MAC_1904
    feuille = classeur.active
    feuille.append(["Nom", "Prénom", "Date de naissance"])
    feuille.append(["ARBOIS", "Un", datetime.date(1990, 5, 4)])
    feuille.append(["BREVANS", "Deux", (datetime.date(1990, 5, 4) - datetime.date(1904, 1, 1)).days])
    chemin = tmp_path / "mac.xlsx"
    classeur.save(chemin)
    client = connecter(coordinatrice)
    adresse = envoyer(client, "mac.xlsx", chemin.read_bytes())
    page = client.post(adresse, COLONNES, follow=True).content.decode()
    assert page.count("04/05/1990") + page.count("4 mai 1990") == 2


@pytest.mark.parametrize(
    ("rvb", "nom"),
    [
        ("FFFF00", "jaune"),
        ("FF0000", "rouge"),
        ("92D050", "vert"),
        ("00B0F0", "bleu"),
        ("FFC000", "orange"),
        ("D9D9D9", "gris"),
        ("7030A0", "violet"),
        ("FF66CC", "rose"),
        ("FFFFFF", "blanc"),
    ],
)
def test_a_fill_has_the_name_that_people_give_it(rvb, nom):
    assert nom_de_couleur(rvb) == nom
