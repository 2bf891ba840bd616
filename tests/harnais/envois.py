"""The forms of a page as a browser reads them (an HTML5 parser), and what it would send of each."""

from dataclasses import dataclass, field
from urllib.parse import urljoin

import tinyhtml5

#: What the page adds for itself.
JETONS = {"csrfmiddlewaretoken", "_auteur", "_saisie"}
_TEXTE = 'Écrit « à la main » <b>&amp;</b> "là"'
_LONG = "Première ligne.\r\n\r\n  Deuxième <textarea> & suite, d'une traite."
_TAPES = {
    "date": "2026-02-03",
    "number": "42",
    "time": "14:30",
    "month": "2026-02",
    "email": "qui@example.org",
    "url": "https://exemple.example/",
    "tel": "03 84 00 00 01",
}


@dataclass
class Envoi:
    """``adresses``: where it sends (its own, its buttons', its htmx ones); ``champs``: its elements, in order."""

    adresse: str
    adresses: set[str] = field(default_factory=set)
    champs: list = field(default_factory=list)

    @property
    def secret(self) -> bool:
        return any(_genre(c) == "password" or c.get("autocomplete") == "one-time-code" for c in self.champs)

    @property
    def fichiers(self) -> list[str]:
        return [champ.get("name") for champ in self.champs if _genre(champ) == "file"]

    def actuel(self) -> dict[str, list[str]]:
        """Return what would be sent as the page is, no button pressed."""
        return _reunir((c.get("name"), v) for c in self.champs for v in _valeurs(c))

    def tape(self) -> dict[str, list[str]]:
        """Return what would be sent by somebody who changes every field; the last of a group of buttons is chosen."""
        derniers = {c.get("name"): c for c in self.champs if _genre(c) == "radio"}
        paires = []
        for champ in self.champs:
            nom, genre = champ.get("name"), _genre(champ)
            if genre == "radio":
                choisis = [champ.get("value", "on")] if derniers[nom] is champ else []
            elif genre == "checkbox":
                choisis = [] if champ.get("checked") is not None else [champ.get("value", "on")]
            elif genre == "select":
                options = [o.get("value", o.text or "") for o in champ.iter("option")]
                choisis = list(dict.fromkeys([options[0], options[-1]])) if options else []
                choisis = choisis if champ.get("multiple") is not None else choisis[-1:]
            elif genre == "hidden":
                choisis = [champ.get("value", "")]
            elif genre in ("submit", "button", "reset", "image", "file", "password"):
                choisis = []
            else:
                choisis = [_LONG if genre == "textarea" else _TAPES.get(genre, _TEXTE)]
            paires += [(nom, choisi) for choisi in choisis]
        return _reunir(paires)


def envois(page: str, adresse: str) -> list[Envoi]:
    """Return the forms of ``page`` (at ``adresse``) that write."""
    arbre = tinyhtml5.parse(page, namespace_html_elements=False)
    formulaires, par_nom, a_qui = [], {}, {}
    for element in arbre.iter("form"):
        action = urljoin(adresse, element.get("action") or "") or adresse
        trouve = Envoi(action, {action})
        if (element.get("method") or "get").lower() == "post":
            formulaires.append(trouve)
        par_nom[element.get("id")] = trouve
        for dedans in element.iter():
            a_qui[dedans] = trouve
            trouve.adresses |= {
                urljoin(adresse, dedans.get(nom)) for nom in ("hx-post", "formaction") if dedans.get(nom)
            }
    for element in arbre.iter():
        if element.tag in ("input", "select", "textarea", "button") and element.get("name"):
            qui = par_nom.get(element.get("form")) if element.get("form") else a_qui.get(element)
            if qui and element.get("disabled") is None:
                qui.champs.append(element)
    return formulaires


def _genre(element) -> str:
    if element.tag == "input":
        return (element.get("type") or "text").lower()
    return "submit" if element.tag == "button" else element.tag


def _valeurs(element) -> list[str]:
    genre = _genre(element)
    if genre in ("checkbox", "radio"):
        return [element.get("value", "on")] if element.get("checked") is not None else []
    if genre == "select":
        options = list(element.iter("option"))
        choisies = [o for o in options if o.get("selected") is not None]
        if element.get("multiple") is None:
            choisies = choisies[-1:] or options[:1]
        return [o.get("value", o.text or "") for o in choisies]
    if genre == "textarea":
        return ["".join(element.itertext()).replace("\r\n", "\n").replace("\n", "\r\n")]
    return [] if genre in ("submit", "button", "reset", "image", "file") else [element.get("value", "")]


def _reunir(paires) -> dict[str, list[str]]:
    reunies: dict[str, list[str]] = {}
    for nom, valeur in paires:
        reunies.setdefault(nom, []).append(valeur)
    return reunies


def sans_jetons(envoi: dict) -> dict:
    return {nom: valeurs for nom, valeurs in envoi.items() if nom not in JETONS}
