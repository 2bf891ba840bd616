"""Accessible PDF documents (PDF/UA-1) from our own templates: nothing is ever fetched over the network.

Imported late, where a document is made: the renderer costs 0.5 s and 60 MB, which no ordinary page pays.
"""

import logging
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from django.conf import settings
from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

STATIQUES = Path(settings.RACINE) / "static"
journal = logging.getLogger(__name__)


class DocumentDefectueux(ValueError):
    """WeasyPrint warned of a missing glyph, an unknown property or a missing file."""


def rendre(gabarit: str, contexte: dict, feuille: str, identifiant: str) -> bytes:
    """Return the PDF of a template styled by ``static/css/<feuille>``.

    ``identifiant`` names the document: with it, the same HTML gives the same bytes. A warning of the renderer is
    written in the log; the tests refuse it (``DocumentDefectueux``).
    """
    html = render_to_string(gabarit, contexte)
    with _avertissements() as recus:
        document = HTML(string=html, base_url=STATIQUES.as_uri() + "/", url_fetcher=LecteurStatique())
        # Without it the sheet's own fonts are ignored, silently, and the machine's are taken.
        polices = FontConfiguration()
        style = CSS(filename=str(STATIQUES / "css" / feuille), url_fetcher=LecteurStatique(), font_config=polices)
        pdf = document.write_pdf(
            stylesheets=[style], font_config=polices, pdf_variant="pdf/ua-1", pdf_identifier=identifiant.encode()
        )
    if recus and settings.MODE_CIRJ == "test":
        raise DocumentDefectueux("\n".join(recus))
    return pdf


class LecteurStatique(URLFetcher):
    """Read the files of ``static/``; refuse every other address."""

    def fetch(self, url, headers=None):
        morceaux = urlsplit(url)
        chemin = Path(url2pathname(morceaux.path)).resolve()
        if morceaux.scheme != "file" or STATIQUES.resolve() not in chemin.parents:
            raise ValueError(f"Adresse refusée : {url}")
        return super().fetch(url, headers)


@contextmanager
def _avertissements():
    recus = []

    class Carnet(logging.Handler):
        def emit(self, record):
            recus.append(record.getMessage())

    carnet = Carnet(level=logging.WARNING)
    source = logging.getLogger("weasyprint")
    source.addHandler(carnet)
    try:
        yield recus
    finally:
        source.removeHandler(carnet)
        for message in recus:
            journal.warning("WeasyPrint : %s", message)
