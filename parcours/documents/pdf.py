"""A PDF: only a PDF, from its first byte to its last, whole, and that neither runs, carries nor fetches anything.

Its objects are read one by one (``actions``): what is compressed, encrypted or written with escapes hides from no one.
"""

import io
import re
import zipfile

import pikepdf

from parcours.documents.actions import PROGRAMME, verifier_objet
from parcours.documents.refus import DocumentRefuse

_ENTETE = re.compile(rb"%PDF-[12]\.\d")
_HEXA = re.compile(rb"#([0-9a-fA-F]{2})")
_LANCEMENT = re.compile(rb"/(Launch|JavaScript|JS)\b")
_SUITE = b"\x00\t\n\x0c\r "
_FIN = b"%%EOF"
# Dictionaries and lists, at any depth; a page of a map has some tens of thousands.
_OBJETS_MAX = 2_000_000

ABIME = "Ce PDF est incomplet ou abîmé. Ouvrez-le, enregistrez-le de nouveau en PDF, puis déposez la copie."
MELANGE = (
    "Ce PDF contient autre chose qu'un PDF. Ouvrez-le, imprimez-le dans un nouveau fichier PDF, puis déposez la copie."
)
PROTEGE = "Ce PDF est protégé par un mot de passe. Retirez la protection, puis déposez la copie."
TROP = "Ce PDF contient trop d'éléments pour être vérifié. Imprimez-le dans un nouveau fichier PDF, ou coupez-le."


def verifier_pdf(contenu: bytes) -> None:
    """Raise ``DocumentRefuse`` for a damaged PDF, one that is also another format, or that does more than be read."""
    if not _ENTETE.match(contenu):
        raise DocumentRefuse(ABIME)
    # A cut transfer has neither; what follows the end is read by other programs as something else.
    if b"startxref" not in contenu[-4096:] or _FIN not in contenu[-4096:]:
        raise DocumentRefuse(ABIME if _FIN not in contenu else MELANGE)
    if contenu[contenu.rindex(_FIN) + len(_FIN) :].strip(_SUITE):
        raise DocumentRefuse(MELANGE)
    if zipfile.is_zipfile(io.BytesIO(contenu)):
        raise DocumentRefuse(MELANGE)
    try:
        with pikepdf.open(io.BytesIO(contenu)) as pdf:
            _parcourir(pdf)
            repare = bool(pdf.get_warnings())
    except pikepdf.PasswordError:
        raise DocumentRefuse(PROTEGE) from None
    except (DocumentRefuse, MemoryError):
        raise
    except Exception:
        raise DocumentRefuse(ABIME) from None
    # Two programs repair a damaged file in two ways: what one does not see, the other may start.
    if repare and _LANCEMENT.search(_HEXA.sub(lambda m: bytes([int(m[1], 16)]), contenu)):
        raise DocumentRefuse(PROGRAMME)


def _parcourir(pdf: pikepdf.Pdf) -> None:
    """Look at every object of the file, reached by a page or not; without recursion, and no more than so many."""
    vus = 0
    for racine in [pdf.trailer, *pdf.objects]:
        pile = [racine]
        while pile:
            objet = pile.pop()
            vus += 1
            if vus > _OBJETS_MAX:
                raise DocumentRefuse(TROP)
            if isinstance(objet, pikepdf.Array):
                enfants = list(objet)
            elif isinstance(objet, (pikepdf.Dictionary, pikepdf.Stream)):
                verifier_objet(objet)
                enfants = (
                    list(objet.values()) if isinstance(objet, pikepdf.Dictionary) else list(objet.stream_dict.values())
                )
            else:
                continue
            # What is elsewhere in the file comes in its turn.
            pile += [e for e in enfants if isinstance(e, _COMPOSES) and not e.is_indirect]


_COMPOSES = (pikepdf.Array, pikepdf.Dictionary, pikepdf.Stream)
