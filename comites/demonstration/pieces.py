"""A small PDF written by hand: one page, one line, that says it is invented."""

from django.core.files.base import ContentFile

from parcours.documents.examen import PieceSaine, examiner

POLICE = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >>"


def feuille(titre: str) -> PieceSaine:
    """Return a one-page PDF with ``titre`` on it, examined as any deposited file."""
    texte = f"BT /F1 16 Tf 60 770 Td ({_echapper(titre)}) Tj 0 -28 Td (Document invent\\351, d\\351monstration) Tj ET"
    objets = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << {POLICE} >> >>",
        f"<< /Length {len(texte)} >>\nstream\n{texte}\nendstream",
    ]
    pdf, places = "%PDF-1.4\n", []
    for rang, objet in enumerate(objets, 1):
        places.append(len(pdf))
        pdf += f"{rang} 0 obj\n{objet}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    pdf += (
        f"xref\n0 {len(objets) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {len(objets) + 1} /Root 1 0 R >>\nstartxref\n{len(pdf)}\n%%EOF\n"
    )
    return examiner(ContentFile(pdf.encode("ascii")), f"{titre}.pdf")


def _echapper(texte: str) -> str:
    """Write what is not ASCII as the octal codes of a PDF string."""
    octets = texte.encode("cp1252")
    return "".join(chr(o) if 32 <= o < 127 and chr(o) not in "()\\" else f"\\{o:03o}" for o in octets)
