"""Accessible PDF documents (PDF/UA-1) from our own templates: nothing is ever fetched over the network.

Imported late, where a document is made: the renderer costs 0.5 s and 60 MB, which no ordinary page pays.
"""

import logging
from bisect import bisect_left
from collections.abc import Sequence
from contextlib import contextmanager
from functools import cache
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
    return rendre_sur_une_page(gabarit, [contexte], feuille, identifiant)


def rendre_sur_une_page(gabarit: str, contextes: Sequence[dict], feuille: str, identifiant: str) -> bytes:
    """Return the PDF of the first context that holds on one page, of the last when none does.

    ``contextes``: the same document, each with less to show than the one before: few of them are laid out to find it.
    The other arguments are those of ``rendre``.
    """
    with _avertissements() as recus:
        # Without it the sheet's own fonts are ignored, silently, and the machine's are taken.
        polices = FontConfiguration()
        style = CSS(filename=str(STATIQUES / "css" / feuille), url_fetcher=LecteurStatique(), font_config=polices)
        options = {"pdf_variant": "pdf/ua-1", "pdf_identifier": identifiant.encode()}

        @cache
        def composer(rang: int):
            html = render_to_string(gabarit, contextes[rang])
            source = HTML(string=html, base_url=STATIQUES.as_uri() + "/", url_fetcher=LecteurStatique())
            return source.render(stylesheets=[style], font_config=polices, **options)

        dernier = len(contextes) - 1
        choisi = bisect_left(range(dernier), True, key=lambda rang: len(composer(rang).pages) == 1)
        pdf = composer(choisi).write_pdf(**options)
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
