"""A photo or a scan: read as an image and written anew, so that nothing else than its pixels is kept.

Where and when it was taken, with which telephone (EXIF, GPS, XMP), a thumbnail of what was cropped, a program hidden
after the end: none of it is in the copy.
"""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from parcours.documents.refus import DocumentRefuse

# Memory of one request: 50 million pixels hold the largest photo of a current telephone.
_PIXELS = 50_000_000
# An A4 page at 300 dots per inch is 3,508 pixels high: what is larger says no more.
_COTE = 4000
_FORMATS = ("JPEG", "PNG", "WEBP")

ABIMEE = "Cette image est abîmée ou incomplète. Reprenez la photo, ou enregistrez-la de nouveau."
TROP_GRANDE = "Cette image est trop grande : réduisez-la, ou reprenez la photo en qualité normale."


def reecrire(contenu: bytes) -> tuple[str, bytes]:
    """Return the name of its type, and the image written anew, upright, without anything hidden."""
    try:
        with warnings.catch_warnings():
            # Refused below from the size it announces, before a pixel is read.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(contenu), formats=_FORMATS)
            if image.width * image.height > _PIXELS:
                raise DocumentRefuse(TROP_GRANDE)
            opaque = image.format == "JPEG" or not image.has_transparency_data
            type_ = "PNG" if image.format == "PNG" or not opaque else "JPEG"
            image.draft("RGB", (_COTE, _COTE))
            droite = ImageOps.exif_transpose(image)
            droite.thumbnail((_COTE, _COTE))
            return type_, _ecrire(droite, type_, opaque)
    except Image.DecompressionBombError:
        raise DocumentRefuse(TROP_GRANDE) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as erreur:
        if isinstance(erreur, DocumentRefuse):
            raise
        raise DocumentRefuse(ABIMEE) from None


def _ecrire(image: Image.Image, type_: str, opaque: bool) -> bytes:
    # Into a blank image: whatever Pillow remembers of the file stays in the old one.
    mode = "L" if image.mode in ("1", "L", "I;16", "I") else "RGB" if opaque else "RGBA"
    neuve = Image.new(mode, image.size)
    neuve.paste(image.convert(mode))
    sortie = io.BytesIO()
    if type_ == "PNG":
        neuve.save(sortie, "PNG")
    else:
        neuve.save(sortie, "JPEG", quality=88)
    return sortie.getvalue()
