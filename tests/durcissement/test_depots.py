"""Tables deposited on purpose to harm: refused with words, or read as the plain text they are; nothing is served."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from parcours.models import Importation
from tests.harnais.fichiers import CORPS_MACROS, PDF, archive, docx, photo
from tests.harnais.regles import poser_regle

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fichiers_prives")]

FEUILLE = b'<?xml version="1.0"?><worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>'
MILLIARD = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + rang, b"&%c;" % (97 + rang) * 10) for rang in range(9))
    + b"]><worksheet><sheetData><row><c><v>&j;</v></c></row></sheetData></worksheet>"
)
LOCAL = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet>&x;</worksheet>'


def classeur(feuille: bytes = FEUILLE, **autres: bytes) -> bytes:
    return archive(
        {
            "[Content_Types].xml": b"<Types/>",
            "xl/workbook.xml": b"<workbook/>",
            "xl/worksheets/sheet1.xml": feuille,
            **autres,
        }
    )


HOSTILES = {
    "program.xlsx": b"MZ\x90\x00" + b"\x00" * 500,
    "page.xlsx": b"<html><script>alert(1)</script></html>",
    "carte.pdf": PDF,
    "photo.xlsx": photo(),
    "lettre.xlsm": docx(CORPS_MACROS, **{"word__vbaProject.bin": b"\x00"}),
    "vide.csv": b"",
    "bombe.xlsx": classeur(b"\x00" * 60_000_000),
    "milliard.xlsx": classeur(MILLIARD),
    "local.xlsx": classeur(LOCAL),
    "coupe.xlsx": classeur()[:-30],
    "nuls.csv": b"\x00" * 5000,
    "bom.csv": b"\xff\xfe\x00",
    "large.csv": b";" * 1_000_000,
    "../../../etc/cron.d/tableau.csv": b"Nom;Prenom\nA;B\n",
    "liste\u202exslx.exe": b"Nom;Prenom\nA;B\n",
    "formule.csv": b"Nom;Prenom\n=cmd|'/c calc'!A1;+1\n",
}


@pytest.mark.parametrize("nom", HOSTILES)
@pytest.mark.parametrize("adresse", ["importation_nouvelle", "initiatives_importer"])
def test_a_hostile_table_breaks_nothing_down_and_shows_nothing_of_the_server(connecter, coordinatrice, nom, adresse):
    client = connecter(coordinatrice, raise_request_exception=False)
    fichier = SimpleUploadedFile(nom, HOSTILES[nom], "text/html")
    reponse = client.post(reverse(adresse), {"fichier": fichier}, follow=True)
    page = reponse.content.decode()
    assert reponse.status_code in (200, 422)
    assert "root:" not in page
    assert "\u202e" not in page
    assert "<script>alert" not in page


def test_the_name_on_the_disk_is_ours(connecter, coordinatrice, settings):
    fichier = SimpleUploadedFile("Liste de Amina DÉMO.csv", b"Nom;Prenom\nDemo;Amina\n")
    connecter(coordinatrice).post(reverse("importation_nouvelle"), {"fichier": fichier})
    deposes = [chemin for chemin in settings.MEDIA_ROOT.rglob("*") if chemin.is_file()]
    assert [chemin.name for chemin in deposes] == [f"{Importation.objects.get().pk}.csv"]
    assert deposes[0].stat().st_mode & 0o077 == 0


def test_a_table_far_too_big_is_answered_and_not_kept(connecter, coordinatrice, settings):
    settings.DEPOT_PLAFOND = 3_000_000
    poser_regle("IMPORT_TAILLE", "10")
    fichier = SimpleUploadedFile("grand.csv", b"Nom;Prenom\n" + b"A;B\n" * 1_000_000)
    page = connecter(coordinatrice).post(reverse("importation_nouvelle"), {"fichier": fichier}).content.decode()
    assert "dépasse 10 Mo" in page
    assert not Importation.objects.exists()
    assert [chemin for chemin in settings.MEDIA_ROOT.rglob("*") if chemin.is_file()] == []
