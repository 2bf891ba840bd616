"""What may be attached: a PDF, a photo or a scan, a letter in an open or a current format."""

from django.db import models


class TypeDocument(models.TextChoices):
    """The type read in the content itself; the value is what the browser is told."""

    PDF = "application/pdf", "PDF"
    JPEG = "image/jpeg", "Photo"
    PNG = "image/png", "Image"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Texte Word"
    ODT = "application/vnd.oasis.opendocument.text", "Texte LibreOffice"


EXTENSIONS = {
    TypeDocument.PDF: "pdf",
    TypeDocument.JPEG: "jpg",
    TypeDocument.PNG: "png",
    TypeDocument.DOCX: "docx",
    TypeDocument.ODT: "odt",
}
# What the browser offers to choose. « image/jpeg » and not « image/* »: an iPhone then converts its photos by itself.
ACCEPTES = "image/jpeg,image/png,image/webp,application/pdf,.docx,.odt"
EN_CLAIR = "PDF, photo (JPEG, PNG, WebP) ou texte (.docx, .odt)"
