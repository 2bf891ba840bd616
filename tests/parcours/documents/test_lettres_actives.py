"""Office letters that act (macros, what is fetched or started elsewhere): refused however they are written; the others pass."""

import io

import pytest
from odf.opendocument import OpenDocumentText
from odf.text import A, P
from weasyprint import HTML

from parcours.documents.analyse import analyser
from parcours.documents.refus import DocumentRefuse
from tests.harnais.fichiers import docx, odt

W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = (
    b" ".join(
        b'xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (court, court)
        for court in (b"office", b"text", b"script", b"draw", b"meta", b"table")
    )
    + b' xmlns:xlink="http://www.w3.org/1999/xlink"'
)
ACTION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def relations(*liens: bytes) -> bytes:
    return b"<Relationships>%s</Relationships>" % b"".join(liens)


def relation(sorte: str, cible: str, mode: str = "External") -> bytes:
    return f'<Relationship Id="r" Type="{ACTION}{sorte}" Target="{cible}" TargetMode="{mode}"/>'.encode()


def lettre(corps: bytes = b"", rels: bytes = b"", **autres: bytes) -> bytes:
    return docx(
        **{
            "word__document.xml": b"<w:document %s><w:body>%s</w:body></w:document>" % (W, corps),
            "word___rels__document.xml.rels": relations(rels),
            **autres,
        }
    )


def sous_un_autre_nom(nom: str, contenu: bytes) -> bytes:
    """Return a letter whose relationships name its text ``nom``, beside an innocent « document.xml »."""
    principal = ACTION.encode() + b"officeDocument"
    liens = b'<Relationships><Relationship Id="r" Type="%s" Target="%s"/></Relationships>' % (principal, nom.encode())
    return docx(**{"_rels__.rels": liens, nom.replace("/", "__"): contenu})


def champ(*morceaux: str) -> bytes:
    """Return a field whose instruction is cut into ``morceaux``."""
    runs = "".join(f"<w:r><w:instrText>{morceau}</w:instrText></w:r>" for morceau in morceaux)
    return f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{runs}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'.encode()


WORD_ACTIFS = {
    "template of the web": (
        lettre(
            **{"word___rels__settings.xml.rels": relations(relation("attachedTemplate", "https://x.example/a.dotm"))}
        ),
        "va chercher",
    ),
    "template of a server": (
        lettre(**{"word___rels__settings.xml.rels": relations(relation("attachedTemplate", "file:///\\\\s\\a.dotm"))}),
        "va chercher",
    ),
    "template of a server, escaped": (
        lettre(**{"word___rels__settings.xml.rels": relations(relation("attachedTemplate", "file:%5c%5cs%5ca.dotm"))}),
        "va chercher",
    ),
    "linked image": (lettre(rels=relation("image", "https://x.example/a.png")), "va chercher"),
    "linked object": (lettre(rels=relation("oleObject", "https://x.example/a")), "va chercher"),
    "frame": (lettre(rels=relation("frame", "https://x.example/a")), "va chercher"),
    "web page inside": (lettre(rels=relation("aFChunk", "a.xml", "Internal")), "va chercher"),
    "link to a file": (lettre(rels=relation("hyperlink", "file://serveur/a.exe")), "va chercher"),
    "link to a script": (lettre(rels=relation("hyperlink", "javascript:alert(1)")), "va chercher"),
    "macros by their relationship": (lettre(rels=relation("vbaProject", "anodin.xml", "Internal")), "macro"),
    "dde": (lettre(champ("DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe")), "macro"),
    "dde cut in pieces": (lettre(champ(" D", "D", "E ", "cmd")), "macro"),
    "dde in numbers": (lettre(champ("QUOTE 68 68 69")), "macro"),
    "dde in a header": (
        lettre(**{"word__header1.xml": b'<w:hdr %s><w:fldSimple w:instr="DDE a b"/></w:hdr>' % W}),
        "macro",
    ),
    "text of elsewhere": (lettre(champ('INCLUDETEXT "https://x.example/a"')), "va chercher"),
    "image of elsewhere": (lettre(champ('INCLUDEPICTURE "https://x.example/a"')), "va chercher"),
    "entities": (lettre(**{"word__header1.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "abîmé"),
    "deep": (lettre(b"<w:p>" * 100_000), "abîmé"),
    "dde under another name": (
        sous_un_autre_nom("word/reel.dat", b"<w:document %s>%s</w:document>" % (W, champ("DDEAUTO cmd"))),
        "macro",
    ),
    "dde in capitals": (
        sous_un_autre_nom("word/reel.XML", b"<w:document %s>%s</w:document>" % (W, champ("DDEAUTO cmd"))),
        "macro",
    ),
    "dde in two bytes a letter": (
        sous_un_autre_nom(
            "word/reel", (b"<w:document %s>%s</w:document>" % (W, champ("DDE a"))).decode().encode("utf-16")
        ),
        "macro",
    ),
    "dde after a mark": (
        sous_un_autre_nom("word/reel.bin", b"\xef\xbb\xbf\n<w:document %s>%s</w:document>" % (W, champ("DDE a"))),
        "macro",
    ),
    "template in capitals": (
        lettre(
            **{"word___rels__settings.xml.RELS": relations(relation("attachedTemplate", "https://x.example/a.dotm"))}
        ),
        "va chercher",
    ),
    "relationships under another name": (
        lettre(**{"word__a.bin": relations(relation("attachedTemplate", "https://x.example/a.dotm"))}),
        "va chercher",
    ),
    "old office file as an image": (
        lettre(**{"word__media__image1.png": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}),
        "autre fichier",
    ),
    "archive as an image": (lettre(**{"word__media__image1.png": b"PK\x03\x04"}), "autre fichier"),
    "program as a font": (lettre(**{"word__fonts__font1.odttf": b"MZ\x90\x00"}), "autre fichier"),
    "table inside": (lettre(**{"word__embeddings__a.xlsx": b"PK"}), "autre fichier"),
}


@pytest.mark.parametrize("quoi", WORD_ACTIFS)
def test_an_active_word_letter_is_refused(quoi):
    contenu, mot = WORD_ACTIFS[quoi]
    with pytest.raises(DocumentRefuse, match=mot):
        analyser(contenu)


@pytest.mark.parametrize(
    "contenu",
    [
        lettre(b"<w:p><w:r><w:t>DDE, MACROBUTTON, INCLUDETEXT : des mots.</w:t></w:r></w:p>"),
        lettre(rels=relation("hyperlink", "https://www.service-public.fr/?a=b:c")),
        lettre(rels=relation("hyperlink", "mailto:a@exemple.fr") + relation("image", "media/a.png", "Internal")),
        lettre(champ("REF link \\h") + champ("TOC \\o")),
        lettre(champ("PAGE") + champ(' HYPERLINK "https://exemple.fr" ') + champ(" DATE \\@ ", '"d MMMM yyyy"')),
        lettre(
            **{
                "word___rels__settings.xml.rels": relations(
                    relation("attachedTemplate", "file:///C:\\Users\\a\\Templates\\Courrier.dotx")
                )
            }
        ),
        lettre(
            **{
                "word__media__image1.png": b"\x89PNG\r\n\x1a\n",
                "word__media__image2.jpeg": b"\xff\xd8\xff\xe0",
                "word__media__image3.emf": b"\x01\x00\x00\x00",
                "word__fonts__font1.odttf": b"\x9a\x01\xfe\x30",
            }
        ),
    ],
)
def test_a_word_letter_with_links_passes(contenu):
    assert analyser(contenu) == ("DOCX", b"")


def texte_odt(corps: bytes = b"", **autres: bytes) -> bytes:
    return odt(
        **{"content.xml": b"<office:document-content %s>%s</office:document-content>" % (OFFICE, corps), **autres}
    )


ODT_ACTIFS = {
    "listener": (
        texte_odt(
            b'<office:event-listeners><script:event-listener script:language="ooo:script"'
            b' xlink:href="vnd.sun.star.script:a"/></office:event-listeners>'
        ),
        "macro",
    ),
    "script": (texte_odt(b'<text:p><text:script script:language="JavaScript">1</text:script></text:p>'), "macro"),
    "macro of a field": (texte_odt(b'<text:execute-macro text:name="a"/>'), "macro"),
    "link to a macro": (texte_odt(b'<text:a xlink:href="vnd.sun.star.script:a$b">x</text:a>'), "macro"),
    "dde": (texte_odt(b'<text:dde-connection-decl office:name="a"/>'), "macro"),
    "image of elsewhere": (texte_odt(b'<draw:image xlink:href="https://x.example/a.png"/>'), "va chercher"),
    "section of elsewhere": (texte_odt(b'<text:section-source xlink:href="../a.odt"/>'), "va chercher"),
    "link to a file": (texte_odt(b'<text:a xlink:href="file://serveur/a">x</text:a>'), "va chercher"),
    "template of a server": (
        texte_odt(**{"meta.xml": b'<m %s><meta:template xlink:href="https://x.example/a.ott"/></m>' % OFFICE}),
        "va chercher",
    ),
    "reloaded by itself": (
        texte_odt(**{"meta.xml": b'<m %s><meta:auto-reload xlink:href="a"/></m>' % OFFICE}),
        "va chercher",
    ),
    "object of another program": (texte_odt(b'<draw:object-ole xlink:href="./Object 1"/>'), "autre fichier"),
    "object told by its content": (texte_odt(**{"Object 1": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"}), "autre fichier"),
    "object among the images": (texte_odt(**{"Pictures/1.png": b"\xd0\xcf\x11\xe0"}), "autre fichier"),
    "macro under another name": (texte_odt(**{"styles.XML": b"<a><execute-macro/></a>"}), "macro"),
    "library": (texte_odt(**{"settings.xml": b'<l:library-embedded xmlns:l="x" l:name="a"/>'}), "macro"),
}


@pytest.mark.parametrize("quoi", ODT_ACTIFS)
def test_an_active_libreoffice_letter_is_refused(quoi):
    contenu, mot = ODT_ACTIFS[quoi]
    with pytest.raises(DocumentRefuse, match=mot):
        analyser(contenu)


@pytest.mark.parametrize(
    "contenu",
    [
        texte_odt(b"<office:scripts/><text:p>DDE, macro</text:p>"),
        texte_odt(
            b'<text:a xlink:href="https://www.service-public.fr/">x</text:a><text:a xlink:href="#Titre">y</text:a>'
        ),
        texte_odt(b'<draw:image xlink:href="Pictures/1.png"/><draw:object xlink:href="./Object 1"/>'),
        texte_odt(**{"meta.xml": b'<m %s><meta:template xlink:href="../../Modeles/a.ott"/></m>' % OFFICE}),
    ],
)
def test_a_libreoffice_letter_with_links_passes(contenu):
    assert analyser(contenu) == ("ODT", b"")


def test_what_our_own_pages_print_passes():
    """Links, a form and bookmarks, as WeasyPrint writes them for the person, tagged for a screen reader."""
    page = HTML(
        string=(
            "<h1>Bilan</h1><p><a href='https://www.service-public.fr/'>Lien</a> <a href='#b'>Plus bas</a></p><h2 id='b'>B</h2>"
            "<form><input type='text' name='nom'></form>"
        )
    )
    assert analyser(page.write_pdf(pdf_variant="pdf/ua-1", pdf_forms=True)) == ("PDF", b"")


def test_a_letter_written_by_an_opendocument_library_passes():
    document = OpenDocumentText()
    paragraphe = P(text="Bonjour ")
    paragraphe.addElement(A(href="https://www.service-public.fr/", text="lien"))
    document.text.addElement(paragraphe)
    sortie = io.BytesIO()
    document.write(sortie)
    assert analyser(sortie.getvalue()) == ("ODT", b"")
