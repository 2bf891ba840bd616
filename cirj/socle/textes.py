"""Plain text made by a template: an e-mail, minutes to copy. It is not HTML, and is escaped like any text in a page."""

from collections.abc import Mapping

from django.template.loader import render_to_string


def rendre_texte(gabarit: str, contexte: Mapping) -> str:
    """Return the text of the template ``gabarit`` (``….txt``) as a plain ``str``.

    Django declares safe what any template renders, whatever its ``autoescape`` says: put into a page later, what
    somebody typed would be read as HTML.
    """
    return str.__str__(render_to_string(gabarit, dict(contexte)))
