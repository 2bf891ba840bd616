"""Files unlike the example: other headers, another order, several sheets, other kinds of file."""

import datetime

import pytest
from django.core.files import File
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P

from parcours.importation.depot import deposer
from parcours.importation.entetes import colonnes_de
from parcours.importation.erreurs import FichierIllisible
from parcours.importation.execution import executer
from parcours.models import Importation, Personne
from parcours.models.importation import EtatImport

pytestmark = pytest.mark.django_db

LIGNES = [
    ["Ville", "Identité", "Date de naissance", "Pays", "Protection", "Téléphone portable", "Remarque"],
    ["Dole", "DÉMO-UN Amina", "04/05/1995", "Soudan", "réfugié", "0612345678", ""],
    ["", "", "", "", "", "", ""],
    ["St-Claude", "DÉMO-DEUX Yonas", "1990", "Érythrée", "PS", "", "à rappeler"],
    ["Ville", "Identité", "Date de naissance", "Pays", "Protection", "Téléphone portable", "Remarque"],
    ["TOTAL", 2, "", "", "", "", ""],
]


def importer(chemin, departement="39") -> Importation:
    with chemin.open("rb") as fichier:
        importation = deposer(File(fichier), chemin.name, departement=departement)
    importation.etat = EtatImport.EN_COURS
    importation.save()
    executer(importation)
    return importation


def csv_de(lignes, separateur=";") -> str:
    return "\r\n".join(separateur.join(str(cellule) for cellule in ligne) for ligne in lignes)


def verifier_les_deux(importation: Importation) -> None:
    assert {(p.nom, p.prenom, p.commune.nom) for p in Personne.objects.all()} == {
        ("DÉMO-UN", "Amina", "Dole"),
        ("DÉMO-DEUX", "Yonas", "Saint-Claude"),
    }
    assert [raison for _, _, raison in importation.ignorees] == ["en-tête répété", "total"]


@pytest.mark.parametrize("encodage", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separateur", [";", ",", "\t"])
def test_a_csv_of_any_usual_encoding_and_separator_is_read(jura_entier, tmp_path, encodage, separateur):
    chemin = tmp_path / "suivi.csv"
    chemin.write_bytes(csv_de(LIGNES, separateur).encode(encodage))
    verifier_les_deux(importer(chemin))


def ecrire_ods(chemin, nom_de_feuille: str):
    document = OpenDocumentSpreadsheet()
    tableau = Table(name=nom_de_feuille)
    for ligne in LIGNES:
        rangee = TableRow()
        for cellule in ligne:
            case = TableCell(valuetype="string")
            case.addElement(P(text=str(cellule)))
            rangee.addElement(case)
        tableau.addElement(rangee)
    document.spreadsheet.addElement(tableau)
    document.save(str(chemin))
    return chemin


def test_an_ods_is_read(jura_entier, tmp_path):
    verifier_les_deux(importer(ecrire_ods(tmp_path / "suivi.ods", "Suivi")))


def test_a_sheet_whose_name_is_endless_is_refused_in_words(jura_entier, tmp_path):
    with pytest.raises(FichierIllisible, match="trop long"):
        importer(ecrire_ods(tmp_path / "suivi.ods", "Suivi " * 30))


def test_the_sheet_whose_header_says_most_is_chosen_and_dates_of_cells_are_read(jura_entier, ecrire_tableau):
    chemin = ecrire_tableau(
        [],
        feuilles={
            "Mode d'emploi": [["Comment remplir ce tableau"], ["Nom", "en capitales"]],
            "File active": [
                ["Tableau de la coordination"],
                [],
                ["Prénom", "Nom de famille", "Né le", "Organisme"],
                ["Amina", "DÉMO", datetime.date(1995, 5, 4), "Mission locale"],
            ],
        },
    )
    importation = importer(chemin)
    assert (importation.retenues[0]["nom"], importation.ligne_entete) == ("File active", 3)
    personne = Personne.objects.get()
    assert personne.date_naissance == datetime.date(1995, 5, 4)
    assert personne.parcours.get().interventions.get().structure.nom == "Mission locale de Dole"


def test_the_same_rows_in_another_order_and_kind_of_file_are_known(jura_entier, tmp_path, ecrire_tableau):
    importer(ecrire_tableau(LIGNES))
    retournees = tmp_path / "autre.csv"
    retournees.write_text(csv_de([ligne[::-1] for ligne in LIGNES]), encoding="utf-8")
    importation = importer(retournees)
    assert set(importation.lignes.values_list("resultat", flat=True)) == {"connue"}
    assert Personne.objects.count() == 2


def test_an_unknown_structure_is_said_and_kept_with_the_caseworker(jura_entier, ecrire_tableau):
    importation = importer(ecrire_tableau([["Nom", "Prénom", "Structure"], ["DÉMO", "Amina", "Maison bleue"]]))
    (probleme,) = importation.lignes.get().problemes
    assert "Maison bleue" in probleme["message"]
    assert Personne.objects.get().parcours.get().referents.get().nom_libre == "Référent non nommé (Maison bleue)"


@pytest.mark.parametrize(
    ("entetes", "colonnes"),
    [
        # A slip is proposed and asked, not taken.
        (["Nom", "Prénom", "Nationalitée"], {0: "nom", 1: "prenom"}),
        (["N° de dossier", "Nom du bénéficiaire"], {0: "dossier_externe", 1: "nom"}),
        (["NOM Prénom", "Ville de résidence"], {0: "nom_complet", 1: "commune"}),
        (["Nom", "Nom d'usage", "Mail"], {0: "nom", 1: "nom_usage", 2: "courriel"}),
        (["Couleur", "Problème"], {}),
    ],
)
def test_headers_are_recognised_by_words_and_near_spellings(entetes, colonnes):
    assert {index: c.champ for index, c in enumerate(colonnes_de(entetes)) if c.champ} == colonnes
