"""A letter (.docx, .odt): an archive of a known shape, that does not swell, and without programs (macros)."""

import io
import re
import zipfile

from parcours.pieces.refus import DocumentRefuse
from parcours.pieces.types import TypeDocument

# What the archive may become once opened: a bomb of some kilobytes would fill a disk.
_OUVERT_MAX = 100_000_000
_MEMBRES_MAX = 5000
_LU_MAX = 2_000_000
_FIN_ZIP, _LONGUEUR_FIN = b"PK\x05\x06", 22

_WORD = b"wordprocessingml.document.main+xml"
_MACROS = re.compile(
    r"vbaproject|vbadata|activex|oleobject|\.(exe|dll|com|bat|cmd|ps1|vbs|js|jar|scr|msi|hta|lnk)$", re.I
)
_MACROS_ODF = re.compile(r"^(basic|scripts)/|\.(exe|dll|com|bat|cmd|ps1|vbs|js|jar|scr|msi|hta|lnk)$", re.I)
# A template fetched from the network when the letter is opened brings its own programs.
_MODELE_DISTANT = re.compile(rb"attachedTemplate[^>]*(https?:|\\\\)|(https?:|\\\\)[^>]*attachedTemplate", re.I)

INCONNU = "Cette archive n'est pas un texte Word (.docx) ni LibreOffice (.odt). Enregistrez le document en PDF."
ABIME = "Ce document est abîmé ou incomplet. Ouvrez-le, enregistrez-le de nouveau, puis déposez la copie."
GONFLE = "Ce document contient trop de choses une fois ouvert. Enregistrez-le en PDF, puis déposez le PDF."
MACROS = "Ce document contient un programme (macro) : il n'est pas accepté. Enregistrez-le en PDF, puis déposez le PDF."
PROTEGE = "Ce document est protégé par un mot de passe. Retirez la protection, ou enregistrez-le en PDF."
MELANGE = "Ce document contient autre chose qu'un texte. Enregistrez-le en PDF, puis déposez le PDF."


def type_bureautique(contenu: bytes) -> TypeDocument:
    """Return the type of the letter; raise ``DocumentRefuse`` for what is none, swells, or carries a program."""
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


def _docx(archive: zipfile.ZipFile, noms: set[str]) -> TypeDocument:
    types = _lire(archive, "[Content_Types].xml")
    if any(_MACROS.search(nom) for nom in noms) or b"macroEnabled" in types:
        raise DocumentRefuse(MACROS)
    if _WORD not in types or "word/document.xml" not in noms:
        raise DocumentRefuse(INCONNU)
    if any(_MODELE_DISTANT.search(_lire(archive, nom)) for nom in noms if nom.endswith("settings.xml.rels")):
        raise DocumentRefuse(MACROS)
    return TypeDocument.DOCX


def _odt(archive: zipfile.ZipFile, noms: set[str]) -> TypeDocument:
    if any(_MACROS_ODF.search(nom) for nom in noms):
        raise DocumentRefuse(MACROS)
    declare = _lire(archive, "mimetype").strip()
    if declare != TypeDocument.ODT.value.encode() or not {"content.xml", "META-INF/manifest.xml"} <= noms:
        raise DocumentRefuse(INCONNU)
    if b"encryption-data" in _lire(archive, "META-INF/manifest.xml"):
        raise DocumentRefuse(PROTEGE)
    return TypeDocument.ODT


def _lire(archive: zipfile.ZipFile, nom: str) -> bytes:
    if archive.getinfo(nom).file_size > _LU_MAX:
        raise DocumentRefuse(GONFLE)
    return archive.read(nom)
