"""A letter (.docx, .odt): an archive of a known shape, that does not swell; its parts are read one by one."""

import io
import re
import zipfile
from collections.abc import Iterator

from parcours.documents import parties_docx, parties_odt
from parcours.documents.lecture_xml import ABIME
from parcours.documents.lecture_xml import PROGRAMME as MACROS
from parcours.documents.parties_odt import JOINT, PROTEGE
from parcours.documents.refus import DocumentRefuse

# What the archive may become once opened: a bomb of some kilobytes would fill a disk.
_OUVERT_MAX = 100_000_000
_MEMBRES_MAX = 5000
# A part of XML: a thousand pages of text.
_LU_MAX = 30_000_000
_FIN_ZIP, _LONGUEUR_FIN = b"PK\x05\x06", 22

# Programs, and what is carried whole inside: a table, an old format, a web page.
_PROGRAMMES = re.compile(r"vbaproject|vbadata|activex|\.(exe|dll|com|bat|cmd|ps1|vbs|js|jar|scr|msi|hta|lnk)$", re.I)
_PROGRAMMES_ODF = re.compile(r"^(basic|scripts)/|\.(exe|dll|com|bat|cmd|ps1|vbs|js|jar|scr|msi|hta|lnk)$", re.I)
_JOINTS = re.compile(r"oleobject|^word/embeddings/|\.(rtf|mht|mhtml|html?)$", re.I)
_PROGRAMMES_DECLARES = re.compile(r"macroEnabled|vbaProject|activeX|ms-office\.vba", re.I)
_WORD, _ODT = "wordprocessingml.document.main+xml", b"application/vnd.oasis.opendocument.text"
#: An old office file, an archive, a program, a PDF: carried whole, whatever its name says.
_AUTRES_FICHIERS = (b"\xd0\xcf\x11\xe0", b"PK\x03\x04", b"MZ", b"\x7fELF", b"%PDF-", b"{\\rtf")
#: What begins a part of XML, in one byte a letter or in two, with its byte order mark or without.
_XML = re.compile(rb"(\xef\xbb\xbf)?\s*<[?!:_a-zA-Z\x80-\xff]|(\xff\xfe)?(\s\x00)*<\x00|(\xfe\xff)?(\x00\s)*\x00<")
_NOMS_XML = (".xml", ".rels")

INCONNU = "Cette archive n'est pas un texte Word (.docx) ni LibreOffice (.odt). Enregistrez le document en PDF."
GONFLE = "Ce document contient trop de choses une fois ouvert. Enregistrez-le en PDF, puis déposez le PDF."
MELANGE = "Ce document contient autre chose qu'un texte. Enregistrez-le en PDF, puis déposez le PDF."


def sorte_bureautique(contenu: bytes) -> str:
    """Return « DOCX » or « ODT »; raise ``DocumentRefuse`` for what is neither, swells, runs, carries or fetches."""
    try:
        with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
            _verifier_archive(archive, contenu)
            noms = {membre.filename for membre in archive.infolist()}
            if "[Content_Types].xml" in noms:
                return _docx(archive, noms)
            if "mimetype" in noms:
                return _odt(archive, noms)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as erreur:
        if isinstance(erreur, DocumentRefuse):
            raise
        raise DocumentRefuse(ABIME) from None
    raise DocumentRefuse(INCONNU)


def _verifier_archive(archive: zipfile.ZipFile, contenu: bytes) -> None:
    membres = archive.infolist()
    if len(membres) > _MEMBRES_MAX or sum(membre.file_size for membre in membres) > _OUVERT_MAX:
        raise DocumentRefuse(GONFLE)
    if any(membre.flag_bits & 1 for membre in membres):
        raise DocumentRefuse(PROTEGE)
    # From the first byte to the last: something before or after would be read by another program.
    commence = contenu.startswith(b"PK\x03\x04") and min((m.header_offset for m in membres), default=1) == 0
    if not commence or contenu[-_LONGUEUR_FIN:][:4] != _FIN_ZIP:
        raise DocumentRefuse(MELANGE)
    if any(m.filename.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", m.filename) for m in membres):
        raise DocumentRefuse(MELANGE)
    if len({membre.filename.lower() for membre in membres}) < len(membres):
        # Two members of one name: each program would read its own.
        raise DocumentRefuse(MELANGE)


def _docx(archive: zipfile.ZipFile, noms: set[str]) -> str:
    types = parties_docx.types_declares(_lire(archive, "[Content_Types].xml"))
    if any(_PROGRAMMES.search(nom) for nom in noms) or any(_PROGRAMMES_DECLARES.search(sorte) for sorte in types):
        raise DocumentRefuse(MACROS)
    if any(_JOINTS.search(nom) for nom in noms):
        raise DocumentRefuse(JOINT)
    if not any(sorte.endswith(_WORD) for sorte in types) or "word/document.xml" not in noms:
        raise DocumentRefuse(INCONNU)
    for contenu in _textes(archive, noms):
        # Both, whatever its name: the relationships of the archive say which part is which, under any name.
        parties_docx.verifier_relations(contenu)
        parties_docx.verifier_texte(contenu)
    return "DOCX"


def _odt(archive: zipfile.ZipFile, noms: set[str]) -> str:
    if any(_PROGRAMMES_ODF.search(nom) for nom in noms):
        raise DocumentRefuse(MACROS)
    declare = _lire(archive, "mimetype").strip()
    if declare != _ODT or not {"content.xml", "META-INF/manifest.xml"} <= noms:
        raise DocumentRefuse(INCONNU)
    parties_odt.verifier_manifeste(_lire(archive, "META-INF/manifest.xml"))
    for contenu in _textes(archive, noms):
        parties_odt.verifier_partie(contenu)
    return "ODT"


def _textes(archive: zipfile.ZipFile, noms: set[str]) -> Iterator[bytes]:
    """Yield each part that is XML by its name or by its first bytes; raise ``DocumentRefuse`` for another file inside."""
    for nom in sorted(noms):
        if nom.endswith("/"):
            continue
        with archive.open(nom) as membre:
            debut = membre.read(64)
        if debut.startswith(_AUTRES_FICHIERS):
            raise DocumentRefuse(JOINT)
        if nom.lower().endswith(_NOMS_XML) or _XML.match(debut):
            yield _lire(archive, nom)


def _lire(archive: zipfile.ZipFile, nom: str) -> bytes:
    if archive.getinfo(nom).file_size > _LU_MAX:
        raise DocumentRefuse(GONFLE)
    return archive.read(nom)
