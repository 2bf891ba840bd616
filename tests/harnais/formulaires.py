"""What a page lets one send: the fields of its forms, as a browser would find them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Champ:
    """``genre``: date, choix, case, texte or cache; ``valeurs``: what it offers or holds."""

    nom: str
    genre: str
    valeurs: list[str] = field(default_factory=list)


class _Lecteur(HTMLParser):
    def __init__(self):
        super().__init__()
        self.champs: dict[str, Champ] = {}
        self._choix: Champ | None = None

    def handle_starttag(self, balise: str, attributs: list) -> None:
        lus = dict(attributs)
        nom = lus.get("name")
        if balise == "option" and self._choix is not None and lus.get("value"):
            self._choix.valeurs.append(lus["value"])
        if not nom or balise not in ("input", "select", "textarea", "button") or nom == "csrfmiddlewaretoken":
            return
        genres = {"date": "date", "hidden": "cache", "checkbox": "case", "radio": "case", "submit": "cache"}
        genre = "choix" if balise == "select" else genres.get(lus.get("type", ""), "texte")
        champ = self.champs.setdefault(nom, Champ(nom, genre))
        if balise == "select":
            self._choix = champ
        elif lus.get("value"):
            champ.valeurs.append(lus["value"])

    def handle_endtag(self, balise: str) -> None:
        if balise == "select":
            self._choix = None


def champs(page: str) -> list[Champ]:
    """Return the fields of every form of the page."""
    lecteur = _Lecteur()
    lecteur.feed(page)
    return list(lecteur.champs.values())
