"""The form by which a kept page is sent again, read as a browser would."""

import html
import re

_FORMULAIRE = re.compile(r'<form method="post" action="([^"]*)"([^>]*)>(.*?)</form>', re.DOTALL)
_TEXTE = re.compile(r'<textarea hidden aria-hidden="true" name="([^"]+)">\n(.*?)</textarea>', re.DOTALL)


def formulaire_garde(page: str) -> tuple[str, dict]:
    """Return the address and the fields of the first form that the page offers to send again."""
    for adresse, _, corps in _FORMULAIRE.findall(page):
        if cle := re.search(r'name="_saisie" value="([^"]+)"', corps):
            champs: dict = {"_saisie": cle.group(1)}
            for nom, valeur in _TEXTE.findall(corps):
                champs.setdefault(html.unescape(nom), []).append(html.unescape(valeur))
            return html.unescape(adresse), champs
    raise AssertionError("Aucune saisie gardée sur cette page.")
