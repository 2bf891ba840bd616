"""Files as people send them, and as an attacker would."""

import io
import zipfile

from PIL import Image


def _pdf(*objets: bytes) -> bytes:
    """Return a PDF of these objects, numbered from 1, the first its catalogue."""
    corps, places = b"%PDF-1.7\n", []
    for rang, objet in enumerate(objets, 1):
        places.append(len(corps))
        corps += b"%d 0 obj\n%s\nendobj\n" % (rang, objet)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return corps + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objets) + 1, table, len(objets) + 1, len(corps))
    )


PDF = _pdf(
    b"<< /Type /Catalog /Pages 2 0 R >>",
    b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
)
_DECLARATIONS = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/>%s</Types>'
)
_MOT = b'<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
_MACROS = (
    b'<Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>'
)
CORPS_WORD, CORPS_MACROS, CORPS_LES_DEUX = (_DECLARATIONS % corps for corps in (_MOT, _MACROS, _MOT + _MACROS))


def photo(taille=(60, 40), format="JPEG", exif: Image.Exif | None = None, **options) -> bytes:
    """Return an image of one colour per half, so that a turned one is noticed."""
    image = Image.new("RGB", taille, "red")
    image.paste("blue", (0, 0, taille[0] // 2, taille[1]))
    sortie = io.BytesIO()
    image.save(sortie, format, **({"exif": exif} if exif else {}), **options)
    return sortie.getvalue()


def exif_bavard(orientation: int = 1) -> Image.Exif:
    """What a telephone writes: where, when, with what, which way up."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x0110] = "TELEPHONE-D-AMINA"
    exif[0x0132] = "2026:11:03 09:12:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (46.0, 40.0, 0.0), 3: "E", 4: (5.0, 33.0, 0.0)})
    return exif


def archive(membres: dict[str, bytes], compression=zipfile.ZIP_DEFLATED) -> bytes:
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w", compression) as zip_:
        for nom, contenu in membres.items():
            zip_.writestr(nom, contenu)
    return sortie.getvalue()


def docx(types: bytes = CORPS_WORD, **autres: bytes) -> bytes:
    """Return a letter; ``autres`` adds members (« word__vbaProject.bin »: the double underscore is a slash)."""
    membres = {"[Content_Types].xml": types, "word/document.xml": b"<w:document/>"}
    return archive(membres | {nom.replace("__", "/"): contenu for nom, contenu in autres.items()})


def odt(type_: bytes = b"application/vnd.oasis.opendocument.text", **autres: bytes) -> bytes:
    membres = {"mimetype": type_, "content.xml": b"<office/>", "META-INF/manifest.xml": b"<manifest/>"}
    return archive(membres | {nom.replace("__", "/"): contenu for nom, contenu in autres.items()})
