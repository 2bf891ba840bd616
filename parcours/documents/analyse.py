"""What the content of a file is, read in a process apart: neither Django nor ``cirj`` is imported here.

The library guesses the family, the family's own reading decides.
"""

import filetype

from parcours.documents.bureautique import sorte_bureautique
from parcours.documents.images import reecrire
from parcours.documents.pdf import verifier_pdf
from parcours.documents.refus import DocumentRefuse

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


def analyser(contenu: bytes) -> tuple[str, bytes]:
    """Return the name of its ``TypeDocument`` and, for an image, what is kept instead of it."""
    devine = filetype.guess(contenu[:8192])
    mime = devine.mime if devine else ""
    if contenu.startswith(b"PK\x03\x04"):
        return sorte_bureautique(contenu), b""
    if mime == "application/pdf":
        verifier_pdf(contenu)
        return "PDF", b""
    if mime in ("image/jpeg", "image/png", "image/webp"):
        return reecrire(contenu)
    if contenu.startswith(_ANCIEN):
        raise DocumentRefuse(ANCIEN)
    raise DocumentRefuse(next((message for debut, message in _REFUS if mime.startswith(debut)), INCONNU))
