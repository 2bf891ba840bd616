"""A table made to bring the reader down, at every door that takes one: a French sentence, and the site goes on."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from parcours.importation.lecture import Classeur
from tests.harnais.fichiers import PDF, photo
from tests.harnais.tableurs import case, case_ods, ods, rangee, xlsx

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fichiers_prives")]

ENTETES = rangee(1, case("A1", "Nom"), case("B1", "Prénom"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
UNE_RANGEE_ODS = f"<table:table-row>{case_ods('Nom')}{case_ods('Prénom')}</table:table-row>"
HOSTILES = {
    "derniere case.xlsx": xlsx(ENTETES + rangee(1048576, case("XFD1048576", "x"))),
    "derniere case seule.xlsx": xlsx(rangee(1048576, case("XFD1048576", "x"))),
    "CV200000.xlsx": xlsx(ENTETES + rangee(200000, case("CV200000", "x"))),
    "place absurde.xlsx": xlsx(rangee(1, case("ZZZZZZZ99999999999", "x"))),
    "repetee.ods": ods(UNE_RANGEE_ODS + f"<table:table-row>{case_ods('x', columns=2_000_000_000)}</table:table-row>"),
    "rangees repetees.ods": ods(
        UNE_RANGEE_ODS + f'<table:table-row table:number-rows-repeated="1048570">{case_ods("x")}</table:table-row>'
    ),
    "bombe.xlsx": xlsx(ENTETES + " " * 320_000_000),
    "profond.xlsx": xlsx("<a>" * 200_000),
    "coupe.xlsx": xlsx(ENTETES)[:-40],
    "coupe.xlsb": xlsx(ENTETES).replace(b"xl/workbook.xml", b"xl/workbook.bin"),
    "coupe.ods": ods(UNE_RANGEE_ODS)[:200],
    "coupe.xls": OLE + b"\xff" * 504,
    "court.xls": OLE,
    "nuls.csv": b"Nom;Pr\x00nom\n" + b"\x00" * 9_000_000,
    "une ligne.csv": b"Nom;Prenom\n" + b"x" * 9_000_000,
    "separateurs.csv": b"Nom;Prenom\n" + b";" * 9_000_000,
    "lignes.csv": b"Nom;Prenom\n" + b"a;b\n" * 2_000_000,
    "carte.pdf": PDF,
    "photo.jpg": photo(),
}


def par_la_page(adresse: str):
    def porte(nom: str, connecter, coordinatrice, tmp_path) -> str:
        client = connecter(coordinatrice, raise_request_exception=False)
        reponse = client.post(reverse(adresse), {"fichier": SimpleUploadedFile(nom, HOSTILES[nom])})
        page = reponse.content.decode()
        assert reponse.status_code in (200, 422), page[:300]
        assert client.get(reverse(adresse)).status_code == 200
        dites = re.findall(r"fr-(?:error-text|message--error|alert__title)[^>]*>\s*([^<]+)", page)
        return " ".join(dites) or page

    return porte


def par_la_commande(*options: str):
    def porte(nom: str, connecter, coordinatrice, tmp_path) -> str:
        fichier = tmp_path / nom
        fichier.write_bytes(HOSTILES[nom])
        with pytest.raises(CommandError) as erreur:
            call_command("importer_listing", str(fichier), *options, departement="39")
        return str(erreur.value)

    return porte


PORTES = {
    "import": par_la_page("importation_nouvelle"),
    "liste de l'OFII": par_la_page("rapprochements_ofii"),
    "commande": par_la_commande(),
    "commande, essai": par_la_commande("--essai"),
}


@pytest.mark.parametrize("nom", HOSTILES)
@pytest.mark.parametrize("porte", PORTES)
def test_a_table_made_to_harm_is_one_sentence_at_every_door(connecter, coordinatrice, tmp_path, porte, nom):
    dit = PORTES[porte](nom, connecter, coordinatrice, tmp_path)
    assert re.search(r"\b(Ce|Cette|Dites|Aucune) (tableau|fichier|liste|feuille|quelle|colonne)", dit), dit[:500]
    assert not re.search(r"Traceback|Error\b|panicked", dit)


def test_a_sheet_formatted_to_its_last_row_reads_as_its_rows(db, tmp_path):
    """Two hundred rows; a spreadsheet program formats the million that follows."""
    vraies = "".join(rangee(n, case(f"A{n}", f"Nom {n}"), case(f"B{n}", "Prénom")) for n in range(1, 201))
    vides = "".join(f'<row r="{n}"><c r="A{n}" s="1"/><c r="V{n}" s="1"/></row>' for n in range(201, 1048577))
    chemin = tmp_path / "forme.xlsx"
    chemin.write_bytes(xlsx(vraies + vides, "A1:V1048576"))
    lignes = Classeur(chemin).feuille().lignes
    assert len(lignes) == 200
    assert lignes[199] == ["Nom 200", "Prénom"]


@pytest.mark.parametrize(
    ("nom", "contenu"),
    [
        ("annonce.xlsx", xlsx(ENTETES, "A1:XFD1048576")),
        (
            "repete.ods",
            ods(
                UNE_RANGEE_ODS + '<table:table-row table:number-rows-repeated="1048575">'
                '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
            ),
        ),
        ("separateurs.csv", "Nom;Prénom\n".encode() + b";\n" * 60_000),
    ],
)
def test_what_a_sheet_announces_and_does_not_hold_costs_nothing(db, tmp_path, nom, contenu):
    chemin = tmp_path / nom
    chemin.write_bytes(contenu)
    assert Classeur(chemin).feuille().lignes == [["Nom", "Prénom"]]


def test_a_sheet_that_begins_further_down_keeps_its_place(db, tmp_path):
    chemin = tmp_path / "decale.xlsx"
    chemin.write_bytes(xlsx(rangee(3, case("C3", "Nom"), case("D3", "Prénom"))))
    assert Classeur(chemin).feuille().lignes == [[""] * 4, [""] * 4, ["", "", "Nom", "Prénom"]]


@pytest.mark.parametrize(
    "contenu",
    [
        b"[" * 2_000_000,
        b"[" + b"[]," * 600_000 + b"1]",
        b'{"a":' * 30 + b"1" + b"}" * 30,
        b"\x00" * 1000,
        b"1" * 2_000_000,
    ],
)
def test_a_catalogue_made_to_harm_is_one_sentence_at_both_doors(connecter, coordinatrice, tmp_path, contenu):
    client = connecter(coordinatrice, raise_request_exception=False)
    reponse = client.post(reverse("initiatives_importer"), {"fichier": SimpleUploadedFile("c.json", contenu)})
    assert reponse.status_code == 422
    assert "Ce fichier" in reponse.content.decode()
    chemin = tmp_path / "c.json"
    chemin.write_bytes(contenu)
    with pytest.raises(CommandError, match="Ce fichier"):
        call_command("importer_initiatives", str(chemin))
