"""The examination of a file: what its content says it is, whatever its name says; only what passed is kept."""

import hashlib
from dataclasses import dataclass

import filetype
from django.core.files.base import ContentFile, File

from cirj.socle import regles
from parcours.pieces.bureautique import type_bureautique
from parcours.pieces.images import reecrire
from parcours.pieces.noms import nom_neutre
from parcours.pieces.pdf import verifier_pdf
from parcours.pieces.refus import DocumentRefuse
from parcours.pieces.types import EXTENSIONS, TypeDocument

MEGAOCTET = 1_000_000
VIDE = "Ce fichier est vide. Choisissez-en un autre."
INCONNU = (
    "Ce type de fichier n'est pas accepté. Déposez un PDF, une photo, ou un texte Word (.docx) ou LibreOffice (.odt)."
)
# The beginning of the type → what is said of it; the first that fits.
_REFUS = (
    ("image/hei", "Cette photo est au format HEIC, que tous ne peuvent pas lire. Enregistrez-la en JPEG."),
    ("image/", "Ce format d'image n'est pas accepté. Enregistrez l'image en JPEG ou en PNG."),
    ("video/", "Les vidéos ne sont pas acceptées."),
    ("audio/", "Les enregistrements sonores ne sont pas acceptés."),
    ("application/x-msdownload", "Les programmes ne sont pas acceptés."),
    ("application/x-executable", "Les programmes ne sont pas acceptés."),
)
# Word, Excel and Outlook before 2007: programs hide in it, and the library does not tell one from another.
_ANCIEN = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ANCIEN = "Ce format Office ancien n'est pas accepté. Enregistrez le document en .docx ou en PDF."


@dataclass(frozen=True)
class PieceSaine:
    """What is kept: the content (written anew for an image), its type, its harmless name, its fingerprint."""

    contenu: ContentFile
    type: TypeDocument
    nom: str
    taille: int
    empreinte: str


def examiner(fichier: File, nom: str) -> PieceSaine:
    """Return what may be kept of ``fichier``; raise ``DocumentRefuse``, and nothing is kept."""
    verifier_taille(fichier.size)
    fichier.seek(0)
    contenu, type_ = _identifier(fichier.read())
    return PieceSaine(
        ContentFile(contenu),
        type_,
        nom_neutre(nom, EXTENSIONS[type_]),
        len(contenu),
        hashlib.sha256(contenu).hexdigest(),
    )


def verifier_taille(octets: int) -> None:
    """Raise ``DocumentRefuse`` for an empty or a too big file, before it is read."""
    limite = regles.nombre("DOCUMENT_TAILLE")
    if octets == 0:
        raise DocumentRefuse(VIDE)
    if octets > limite * MEGAOCTET:
        raise DocumentRefuse(f"Ce fichier dépasse {limite} Mo. Prenez la photo en plus petit, ou coupez le document.")


def _identifier(contenu: bytes) -> tuple[bytes, TypeDocument]:
    """Return what is kept of the content, and its type; the library guesses, the family's own reading decides."""
    devine = filetype.guess(contenu[:8192])
    mime = devine.mime if devine else ""
    if contenu.startswith(b"PK\x03\x04"):
        return contenu, type_bureautique(contenu)
    if mime == TypeDocument.PDF:
        verifier_pdf(contenu)
        return contenu, TypeDocument.PDF
    if mime in ("image/jpeg", "image/png", "image/webp"):
        return reecrire(contenu)
    if contenu.startswith(_ANCIEN):
        raise DocumentRefuse(ANCIEN)
    raise DocumentRefuse(next((message for debut, message in _REFUS if mime.startswith(debut)), INCONNU))
