"""A PDF: only a PDF, from its first byte to its last, whole, and that starts no program."""

import io
import re
import zipfile

from parcours.pieces.refus import DocumentRefuse

_ENTETE = re.compile(rb"%PDF-[12]\.\d")
_HEXA = re.compile(rb"#([0-9a-fA-F]{2})")
# An action that starts a program on the reader's computer; no office tool writes one.
_LANCEMENT = re.compile(rb"/Launch\b")
_SUITE = b"\x00\t\n\x0c\r "
_FIN = b"%%EOF"

ABIME = "Ce PDF est incomplet ou abîmé. Ouvrez-le, enregistrez-le de nouveau en PDF, puis déposez la copie."
MELANGE = (
    "Ce PDF contient autre chose qu'un PDF. Ouvrez-le, imprimez-le dans un nouveau fichier PDF, puis déposez la copie."
)
PROGRAMME = "Ce PDF peut lancer un programme : il n'est pas accepté. Imprimez-le dans un nouveau fichier PDF."


def verifier_pdf(contenu: bytes) -> None:
    """Raise ``DocumentRefuse`` for a damaged PDF, for one that is also another format, or that starts a program."""
    if not _ENTETE.match(contenu):
        raise DocumentRefuse(ABIME)
    # A cut transfer has neither; what follows the end is read by other programs as something else.
    if b"startxref" not in contenu[-4096:] or _FIN not in contenu[-4096:]:
        raise DocumentRefuse(ABIME if _FIN not in contenu else MELANGE)
    if contenu[contenu.rindex(_FIN) + len(_FIN) :].strip(_SUITE):
        raise DocumentRefuse(MELANGE)
    if zipfile.is_zipfile(io.BytesIO(contenu)):
        raise DocumentRefuse(MELANGE)
    # A name may be written with escapes: « /L#61unch ».
    if _LANCEMENT.search(_HEXA.sub(lambda m: bytes([int(m[1], 16)]), contenu)):
        raise DocumentRefuse(PROGRAMME)
