"""Headers on two floors: a title merged over some columns is the group of these, and of no other."""

import io

import openpyxl
import pytest
from django.core.files.base import ContentFile

from parcours.importation.depot import deposer
from parcours.importation.entetes import colonnes_de, entetes_de
from parcours.importation.execution import executer
from parcours.importation.lecture import Feuille
from parcours.models import Personne

HAUT = ["Personne", "", "", "Logement", "", "", "", "", ""]
BAS = ["Nom", "Prénom", "Né(e) le", "Type", "Depuis", "Ville", "Type", "Depuis", "Dernier contact"]


def lus(fusions: list[list[int]], haut=HAUT, bas=BAS) -> list[str]:
    return entetes_de(Feuille("", [haut, bas], fusions), 2)


def test_a_merged_title_stops_where_its_cell_stops():
    personne, logement = [1, 1, 1, 3], [1, 4, 1, 6]
    assert lus([personne, logement])[3:] == [
        "Logement : Type",
        "Logement : Depuis",
        "Ville",
        "Type",
        "Depuis",
        "Dernier contact",
    ]
    # Beside merged titles, one that is not is over its column.
    haut = [*HAUT[:6], "Emploi", "", ""]
    assert lus([personne, logement], haut)[6:] == ["Emploi : Type", "Depuis", "Dernier contact"]


def test_a_title_goes_on_to_the_next_one_where_nothing_is_merged():
    assert lus([])[3:] == [
        "Logement : Type",
        "Logement : Depuis",
        "Ville",
        "Logement : Type",
        "Logement : Depuis",
        "Dernier contact",
    ]


def test_one_text_alone_is_a_title_of_the_table_unless_it_is_merged_over_some_columns():
    seul = ["", "", "", "Logement", "", "", "", "", ""]
    assert lus([], seul) == BAS
    assert lus([[1, 1, 1, 9]], ["Suivi 2026", *[""] * 8]) == BAS
    assert lus([[1, 4, 1, 5]], seul)[3:8] == ["Logement : Type", "Logement : Depuis", "Ville", "Type", "Depuis"]


def test_a_name_merged_down_to_the_header_is_the_name_of_its_column():
    haut = ["Nom", "Prénom", "Né(e) le", "Logement", "", "Ville", "Type", "", "Dernier contact"]
    bas = ["", "", "", "Type", "Depuis", "", "", "Depuis", ""]
    verticales = [[1, colonne, 2, colonne] for colonne in (1, 2, 3, 6, 7, 9)]
    assert lus([*verticales, [1, 4, 1, 5]], haut, bas) == [
        "Nom",
        "Prénom",
        "Né(e) le",
        "Logement : Type",
        "Logement : Depuis",
        "Ville",
        "Type",
        "Depuis",
        "Dernier contact",
    ]


@pytest.mark.parametrize(
    ("groupe", "entree", "sortie"),
    [
        ("Hébergement", "entree_hebergement", ""),
        ("HEBERGEMENT / SORTIE", "", ""),
        ("Emploi", "", ""),
        ("Accompagnement", "entree", "sortie"),
        ("Dates", "entree", "sortie"),
    ],
)
def test_an_entry_is_that_of_the_pathway_unless_its_group_speaks_of_something_else(groupe, entree, sortie):
    haut, bas = ["Identité", "", "", groupe, ""], ["Nom", "Prénom", "Né(e) le", "Entrée", "Sortie"]
    colonnes = colonnes_de(lus([[1, 1, 1, 3], [1, 4, 1, 5]], haut, bas))
    assert [colonne.champ for colonne in colonnes] == ["nom", "prenom", "date_naissance", entree, sortie]


@pytest.mark.django_db
def test_a_workbook_of_two_floors_gives_each_column_its_own_group(jura_entier):
    classeur = openpyxl.Workbook()
    feuille = classeur.active
    feuille.append(["Nom", "Prénom", "Né(e) le", "Logement", None, None, "Situation", "Depuis"])
    feuille.append([None, None, None, "Type", "Depuis", "Bailleur", None, None])
    feuille.append(["UNE", "Ana", "03/05/1990", "HLM", "01/02/2024", "OPH", "mariée", "01/01/2020"])
    feuille.append(["DEUX", "Bea", "04/06/1991", "CADA", "05/02/2024", "OPH", "seule", "02/01/2020"])
    for etendue in ("A1:A2", "B1:B2", "C1:C2", "D1:F1", "G1:G2", "H1:H2"):
        feuille.merge_cells(etendue)
    octets = io.BytesIO()
    classeur.save(octets)
    depose = deposer(ContentFile(octets.getvalue()), "t.xlsx", departement="39")
    assert (depose.ligne_entete, depose.entetes[:5]) == (
        2,
        ["Nom", "Prénom", "Né(e) le", "Logement : Type", "Logement : Depuis"],
    )
    assert depose.entetes[6:] == ["Situation", "Depuis"]
    assert {"6", "7"}.isdisjoint(depose.colonnes)
    depose.etat = "en_attente"
    depose.save()
    executer(depose)
    sejours = Personne.objects.values_list("nom", "sejours__categorie", "sejours__debut")
    assert {(nom, categorie, str(debut)) for nom, categorie, debut in sejours} == {
        ("UNE", "parc_social", "2024-02-01"),
        ("DEUX", "cada", "2024-02-05"),
    }
