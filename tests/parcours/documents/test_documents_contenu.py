"""What a file is comes from its content: an honest one is kept, a hostile one refused with words that help."""

import io
import zipfile
import zlib

import pytest
from django.core.files.base import ContentFile
from PIL import Image, ImageFile
from PIL.PngImagePlugin import PngInfo

from parcours.documents.examen import examiner
from parcours.documents.noms import nom_neutre
from parcours.documents.refus import DocumentRefuse
from parcours.nomenclatures.documents import TypeDocument
from tests.harnais.fichiers import CORPS_LES_DEUX, CORPS_MACROS, CORPS_WORD, PDF, archive, docx, exif_bavard, odt, photo

pytestmark = pytest.mark.django_db


def examen(contenu: bytes, nom: str = "fichier"):
    return examiner(ContentFile(contenu), nom)


def refus(contenu: bytes, nom: str = "fichier") -> str:
    with pytest.raises(DocumentRefuse) as erreur:
        examen(contenu, nom)
    return str(erreur.value)


def test_a_photo_cut_is_refused_even_where_pdfs_are_drawn(monkeypatch):
    """The library that draws them tells Pillow, for the whole process, to accept what is incomplete."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    assert "abîmée" in refus(photo((800, 800))[:2000])
    assert ImageFile.LOAD_TRUNCATED_IMAGES


@pytest.mark.parametrize(
    ("contenu", "type_"),
    [
        (PDF, TypeDocument.PDF),
        (PDF + b"\r\n\x00", TypeDocument.PDF),
        (photo(), TypeDocument.JPEG),
        (photo(format="PNG"), TypeDocument.PNG),
        (photo(format="WEBP"), TypeDocument.JPEG),
        (docx(), TypeDocument.DOCX),
        (odt(), TypeDocument.ODT),
    ],
)
def test_what_the_field_sends_is_kept_under_its_own_type(contenu, type_):
    piece = examen(contenu, "Attestation.exe")
    assert piece.type == type_
    assert piece.taille == len(piece.contenu.read())
    assert piece.nom.startswith("Attestation.")
    assert not piece.nom.endswith("exe")


@pytest.mark.parametrize("contenu", [PDF, docx(), odt()])
def test_a_letter_and_a_pdf_are_kept_to_the_byte(contenu):
    assert examen(contenu).contenu.read() == contenu


# What is sent, what the refusal speaks of.
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(document.cookie)</script>"
HOSTILES = {
    "html renamed": (HTML, "n'est pas accepté"),
    "html with a pdf's signature inside": (b"<html><!-- %PDF-1.7 -->" + PDF, "n'est pas accepté"),
    "svg": (SVG, "n'est pas accepté"),
    "svg after a blank": (b"\xef\xbb\xbf  " + SVG, "n'est pas accepté"),
    "program": (b"MZ\x90\x00" + b"\x00" * 200, "programmes"),
    "linux program": (b"\x7fELF\x02\x01\x01" + b"\x00" * 200, "programmes"),
    "shell script": (b"#!/bin/sh\nrm -rf /\n", "n'est pas accepté"),
    "word 97": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "ancien"),
    "gif": (photo(format="GIF"), "JPEG"),
    "tiff": (photo(format="TIFF"), "JPEG"),
    "heic": (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 100, "HEIC"),
    "video": (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + b"\x00" * 100, "vidéos"),
    "empty": (b"", "vide"),
    "one byte": (b"%", "n'est pas accepté"),
    "pdf cut": (PDF[:60], "incomplet"),
    "pdf that is also a web page": (PDF + HTML, "autre chose"),
    "pdf that is also an archive": (PDF + archive({"a.html": HTML}), "autre chose"),
    "pdf whose archive hides behind a second end": (PDF + archive({"a.html": HTML}) + b"%%EOF", "autre chose"),
    "pdf that starts a program": (PDF.replace(b"/Catalog", b"/Catalog /OpenAction << /S /Launch >>"), "programme"),
    "pdf that hides it": (PDF.replace(b"/Catalog", b"/Catalog /OpenAction << /S /L#61unch >>"), "programme"),
    "photo cut": (photo((800, 800))[:2000], "abîmée"),
    "signature of a photo only": (b"\xff\xd8\xff\xe0" + b"\x00" * 100, "abîmée"),
    "archive": (archive({"a.txt": b"a"}), "archive"),
    "spreadsheet": (
        archive(
            {"[Content_Types].xml": b'<T><D ContentType="spreadsheetml.sheet.main+xml"/></T>', "xl/workbook.xml": b""}
        ),
        "archive",
    ),
    "java program": (archive({"META-INF/MANIFEST.MF": b"Main-Class: A", "A.class": b"\xca\xfe"}), "archive"),
    "docm": (docx(CORPS_MACROS, **{"word__vbaProject.bin": b"\x00"}), "macro"),
    "docm renamed inside": (docx(CORPS_WORD, **{"word__vbaProject.bin": b"\x00"}), "macro"),
    "docm said only by its type": (docx(CORPS_LES_DEUX), "macro"),
    "program in a letter": (docx(**{"word__embeddings__oleObject1.bin": b"\x00"}), "autre fichier"),
    "template from the network": (
        docx(
            **{
                "word___rels__settings.xml.rels": b'<R><Relationship Type="x/attachedTemplate" TargetMode="External" Target="https://x.example/a.dotm"/></R>'
            }
        ),
        "va chercher",
    ),
    "macros in an odt": (odt(**{"Basic__Standard__Module1.xml": b"<x/>"}), "macro"),
    "scripts in an odt": (odt(**{"Scripts__python__a.py": b"import os"}), "macro"),
    "ods said to be a letter": (odt(b"application/vnd.oasis.opendocument.spreadsheet"), "archive"),
    "odt with a password": (odt(**{"META-INF__manifest.xml": b"<m><encryption-data/></m>"}), "mot de passe"),
    "letter after a program": (b"MZ" + docx(), "programmes"),
    "archive after a local header": (b"PK\x03\x04" + b"\x00" * 26 + docx(), "autre chose"),
    "letter followed by a web page": (docx() + HTML, "autre chose"),
    "path out of the folder": (docx(**{"..__..__etc__passwd": b"x"}), "autre chose"),
    "archive cut": (docx()[:-30], "abîmé"),
}


@pytest.mark.parametrize("sorte", HOSTILES)
def test_a_hostile_file_is_refused_with_its_reason(sorte):
    contenu, mot = HOSTILES[sorte]
    assert mot in refus(contenu, "carte-de-sejour.pdf")


def test_two_members_of_one_name_are_refused():
    sortie = io.BytesIO(docx())
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(sortie, "a") as zip_:
        zip_.writestr("word/document.xml", b"<autre/>")
    assert "autre chose" in refus(sortie.getvalue())


def test_a_bomb_is_refused_before_it_is_opened():
    bombe = docx(**{"word__media__a.bmp": b"\x00" * 120_000_000})
    assert len(bombe) < 200_000
    assert "trop de choses" in refus(bombe)


def test_an_archive_of_thousands_of_members_is_refused():
    assert "trop de choses" in refus(docx(**{f"word__m{i}": b"" for i in range(5001)}))


def test_an_image_that_announces_a_billion_pixels_is_refused_before_a_pixel_is_read():
    enorme = bytearray(photo(format="PNG"))
    # Width and height of the header, then its own checksum.
    enorme[16:24] = (40_000).to_bytes(4, "big") * 2
    enorme[29:33] = zlib.crc32(bytes(enorme[12:29])).to_bytes(4, "big")
    assert "trop grande" in refus(bytes(enorme))


def test_too_big_says_how_big_one_may_be():
    assert "dépasse 10 Mo" in refus(PDF + b"\x00" * 10_000_001)


def test_a_photo_forgets_where_when_and_with_what_it_was_taken():
    piece = examen(photo((60, 40), exif=exif_bavard(), comment=b"COMMENTAIRE-CACHE"))
    contenu = piece.contenu.read()
    for trace in (b"TELEPHONE", b"Exif", b"COMMENTAIRE", b"2026:11"):
        assert trace not in contenu
    copie = Image.open(io.BytesIO(contenu))
    assert not copie.getexif()
    assert set(copie.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_turned_photo_is_kept_upright():
    """Orientation 6: the telephone was held upright, the pixels lie on their side."""
    copie = Image.open(examen(photo((60, 40), exif=exif_bavard(6))).contenu)
    assert copie.size == (40, 60)
    haut, bas = copie.getpixel((20, 5)), copie.getpixel((20, 55))
    assert haut[2] > 200 > bas[2]


def test_what_follows_a_photo_is_not_kept():
    contenu = examen(photo() + b"<script>alert(1)</script>" + archive({"a.exe": b"MZ"})).contenu.read()
    assert b"script" not in contenu
    assert not zipfile.is_zipfile(io.BytesIO(contenu))


def test_the_words_of_a_png_are_not_kept():
    mots = PngInfo()
    mots.add_text("Author", "AMINA")
    contenu = examen(photo(format="PNG", pnginfo=mots)).contenu.read()
    assert b"AMINA" not in contenu
    assert b"tEXt" not in contenu


def test_a_very_large_photo_is_brought_back_to_what_an_eye_reads():
    copie = Image.open(examen(photo((5000, 1000))).contenu)
    assert copie.size == (4000, 800)


@pytest.mark.parametrize(
    "image",
    [
        Image.new("1", (20, 20)),
        Image.new("L", (20, 20)),
        Image.new("P", (20, 20)),
        Image.new("RGBA", (20, 20), (1, 2, 3, 4)),
        Image.new("LA", (20, 20)),
        Image.new("I;16", (20, 20)),
    ],
    ids=lambda image: image.mode,
)
def test_every_kind_of_png_is_read(image):
    sortie = io.BytesIO()
    image.save(sortie, "PNG")
    assert Image.open(examen(sortie.getvalue()).contenu).size == (20, 20)


def test_a_printer_s_photo_is_read():
    sortie = io.BytesIO()
    Image.new("CMYK", (20, 20)).save(sortie, "JPEG")
    assert examen(sortie.getvalue()).type == TypeDocument.JPEG


@pytest.mark.parametrize(
    ("nom", "attendu"),
    [
        ("Carte de séjour.PDF", "Carte de séjour.pdf"),
        ("photo.jpg.exe", "photo jpg.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\moi\\carte.pdf", "carte.pdf"),
        ("carte\u202efdp.exe", "carte fdp.pdf"),
        ("a\r\nContent-Type: texte", "a Content-Type texte.pdf"),
        ("\x00\x07.pdf", "document.pdf"),
        ("", "document.pdf"),
        ("...", "document.pdf"),
        (".htaccess", "document.pdf"),
        ("con.pdf", "document.pdf"),
        ('a"; filename="b.html', "a ; filename= b.pdf"),
        ("<script>.pdf", "script.pdf"),
        ("بطاقة.pdf", "بطاقة.pdf"),
        ("é" * 300, "é" * 100 + ".pdf"),
        ("e\u0301t\u00e9.pdf", "été.pdf"),
    ],
)
def test_a_name_keeps_its_words_and_loses_its_tricks(nom, attendu):
    assert nom_neutre(nom, "pdf") == attendu
