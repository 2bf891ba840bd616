"""Every page that a test asks for: what it points to is there, once, its sentences are whole; no test has to ask.

A label, a description, a part that a button opens, a link to a field: « for », « aria-describedby »… name an ``id``. A part
of a page that htmx puts in place may also name what is around it.
"""

import re
from collections import Counter

import pytest
from django.test import Client

_ID = re.compile(r'\sid="([^"]*)"')
_RENVOI = re.compile(
    r'\s(for|headers|list|form|aria-(?:describedby|labelledby|controls|owns|details|errormessage|activedescendant))="([^"]*)"'
)
# A link or a target within the page, the name of a place in another page apart.
_ANCRE = re.compile(r'\s(href|hx-target|hx-select)="#([^"]*)"')
#: A sentence whose blanks nobody filled.
_A_REMPLIR = re.compile(r"%\(\w+\)[sd]|\{\w+\}(?=[^<>]*<)")
#: Places of the page that parts put in place may name.
AUTOUR = {"contenu", "saisie"}


class RenvoiPerdu(AssertionError):
    """A page names a part that it does not have, or has twice, or shows a sentence with its blanks."""


def renvois_perdus(html: str) -> list[str]:
    """Return what is wrong, in words: « for → champ » (nothing there), « champ ×2 » (which one?)."""
    entiere = "<html" in html
    ids = Counter(_ID.findall(html))
    voulus = [(attribut, cle) for attribut, cles in _RENVOI.findall(html) for cle in cles.split() or [""]]
    # « # » alone is the top of the page, as the browser's own.
    voulus += [(attribut, cle) for attribut, cle in _ANCRE.findall(html) if entiere]
    connus = ids.keys() if entiere else ids.keys() | AUTOUR
    perdus = {f"{attribut} → {cle or 'rien'}" for attribut, cle in voulus if cle not in connus}
    return sorted(perdus | {f"{cle or 'id vide'} ×{nombre}" for cle, nombre in ids.items() if nombre > 1 or not cle})


@pytest.fixture(autouse=True)
def renvois_tenus(monkeypatch):
    demander = Client.request

    def request(self, **requete):
        reponse = demander(self, **requete)
        page = not reponse.streaming and reponse.headers.get("Content-Type", "").startswith("text/html")
        if page and (perdus := renvois_perdus(reponse.content.decode())):
            raise RenvoiPerdu(f"{requete.get('PATH_INFO')} : {', '.join(perdus)}")
        if page and (blancs := _A_REMPLIR.findall(reponse.content.decode())):
            raise RenvoiPerdu(f"{requete.get('PATH_INFO')} : « {' », « '.join(blancs)} » se lit sur la page.")
        return reponse

    monkeypatch.setattr(Client, "request", request)
