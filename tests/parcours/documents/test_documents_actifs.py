"""A document that does more than be read is refused, however it hides it; what people really write passes."""

import io

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from parcours.documents.analyse import analyser
from parcours.documents.refus import DocumentRefuse


def pdf(changer=lambda document: None, **options) -> bytes:
    """Return a PDF of one page, as ``changer`` left it; compressed objects by default: no word of it can be read."""
    document = pikepdf.new()
    document.add_blank_page()
    changer(document)
    sortie = io.BytesIO()
    document.save(sortie, **{"object_stream_mode": pikepdf.ObjectStreamMode.generate} | options)
    return sortie.getvalue()


def action(**cles):
    return lambda document: document.Root.__setattr__("OpenAction", Dictionary(**cles))


def annotation(**cles):
    def changer(document):
        document.pages[0].Annots = document.make_indirect(
            Array([Dictionary(Type=Name.Annot, Rect=[0, 0, 9, 9], **cles)])
        )

    return changer


def joint(document):
    document.attachments["a.exe"] = b"MZ"


def noms(document):
    script = document.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))


def formulaire(document):
    champ = document.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("Nom"), Rect=[0, 0, 90, 20])
    )
    document.pages[0].Annots = Array([champ])
    document.Root.AcroForm = Dictionary(Fields=Array([champ]))


def profond(document):
    lien = Dictionary(S=Name.Launch, F=String("cmd.exe"))
    for _ in range(100):
        lien = document.make_indirect(Dictionary(S=Name.GoTo, D=Array([]), Next=lien))
    document.Root.OpenAction = lien


def structure(document):
    document.Root.StructTreeRoot = document.make_indirect(
        Dictionary(Type=Name.StructTreeRoot, K=Dictionary(Type=Name.StructElem, S=Name.Figure, P=Dictionary(), K=0))
    )


def lancement_deguise(document):
    """Keys of another kind of object, which no reader of PDF looks at."""
    document.Root.OpenAction = Dictionary(
        Type=Name.StructElem, S=Name.Launch, F=String("cmd.exe"), P=Dictionary(), K=Array([])
    )


def flux_distant(document):
    flux = document.make_stream(b"")
    flux.F = String("\\\\serveur\\partage\\a")
    document.pages[0].Contents = flux


def prepresse(document):
    """The image of elsewhere that a printer's server puts in place of this one."""
    forme = document.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    forme.OPI = Dictionary({"/2.0": Dictionary(F=String("\\\\serveur\\a"))})
    document.pages[0].Resources = Dictionary(XObject=Dictionary(F=forme))


def apres(document):
    """A page of the web after a place of the document, a hundred steps on, in a loop."""
    lien = premier = document.make_indirect(Dictionary(S=Name.URI, URI=String("https://x.example/")))
    for _ in range(100):
        lien = document.make_indirect(Dictionary(S=Name.GoTo, D=Array([]), Next=Array([lien])))
    premier.Next = lien
    document.Root.OpenAction = lien


def a_l_ouverture_d_une_page(document):
    document.pages[0].obj.AA = Dictionary(O=Dictionary(S=Name.URI, URI=String("https://x.example/")))


ACTIFS = {
    "javascript when opened": (action(S=Name.JavaScript, JS=String("app.alert(1)")), "programme"),
    "javascript in the names": (noms, "programme"),
    "javascript of a page": (
        lambda d: d.pages[0].obj.__setattr__("AA", Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("1")))),
        "programme",
    ),
    "launch": (action(S=Name.Launch, F=String("cmd.exe")), "programme"),
    "launch behind a hundred others": (profond, "programme"),
    "launch dressed up": (lancement_deguise, "programme"),
    "launch of a link": (annotation(Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String("a.exe"))), "programme"),
    "file inside": (joint, "autre fichier"),
    "file of a note": (annotation(Subtype=Name.FileAttachment, FS=Dictionary(F=String("a"))), "autre fichier"),
    "film": (annotation(Subtype=Name.RichMedia), "autre fichier"),
    "film of old": (annotation(Subtype=Name.Movie), "autre fichier"),
    "other file": (
        annotation(Subtype=Name.Link, A=Dictionary(S=Name.GoToR, F=String("\\\\s\\a.pdf"))),
        "hors de lui-même",
    ),
    "file inside opened": (annotation(Subtype=Name.Link, A=Dictionary(S=Name.GoToE)), "autre fichier"),
    "form that sends itself": (
        annotation(Subtype=Name.Link, A=Dictionary(S=Name.SubmitForm, F=String("https://x.example"))),
        "hors de lui-même",
    ),
    "data brought in": (action(S=Name.ImportData, F=String("a.fdf")), "hors de lui-même"),
    "link to a file": (
        annotation(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("file://serveur/a"))),
        "hors de lui-même",
    ),
    "link to a script": (
        annotation(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("javascript:alert(1)"))),
        "hors de lui-même",
    ),
    "web page when opened": (action(S=Name.URI, URI=String("https://x.example/")), "hors de lui-même"),
    "web page of a page": (a_l_ouverture_d_une_page, "hors de lui-même"),
    "web page after a hundred places": (apres, "hors de lui-même"),
    "article of another file": (action(S=Name.Thread, F=String("\\\\s\\a.pdf")), "hors de lui-même"),
    "image of a printer's server": (prepresse, "hors de lui-même"),
    "content elsewhere": (flux_distant, "hors de lui-même"),
    "xfa": (lambda d: d.Root.__setattr__("AcroForm", Dictionary(Fields=Array([]), XFA=String("<x/>"))), "XFA"),
}
COMME = {
    "compressed": {},
    "plain": {"object_stream_mode": pikepdf.ObjectStreamMode.disable},
    "encrypted without a password to open": {"encryption": pikepdf.Encryption(owner="o", user="", R=6)},
}


@pytest.mark.parametrize("comment", COMME)
@pytest.mark.parametrize("quoi", ACTIFS)
def test_an_active_pdf_is_refused_however_it_is_written(quoi, comment):
    changer, mot = ACTIFS[quoi]
    with pytest.raises(DocumentRefuse, match=mot) as refus:
        analyser(pdf(changer, **COMME[comment]))
    assert "PDF" in str(refus.value)


@pytest.mark.parametrize("comment", COMME)
@pytest.mark.parametrize(
    "changer",
    [
        lambda d: None,
        formulaire,
        structure,
        action(S=Name.GoTo, D=Array([0, Name.Fit])),
        annotation(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("https://www.service-public.fr/"))),
        annotation(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("mailto:a@exemple.fr"))),
        annotation(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("www.exemple.fr"))),
        annotation(Subtype=Name.Text, Contents=String("Ne pas écrire /JavaScript ni /Launch ici")),
    ],
)
def test_a_pdf_with_links_notes_or_a_form_passes(changer, comment):
    assert analyser(pdf(changer, **COMME[comment])) == ("PDF", b"")


def test_a_pdf_with_a_password_says_so():
    with pytest.raises(DocumentRefuse, match="mot de passe"):
        analyser(pdf(encryption=pikepdf.Encryption(owner="o", user="u", R=6)))
