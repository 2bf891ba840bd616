"""What a browser would send of a page's form: what is filled in, ticked, chosen, hidden."""

from html.parser import HTMLParser


class _Lecteur(HTMLParser):
    def __init__(self):
        super().__init__()
        self.formulaires: list[dict[str, list[str]]] = []
        self._choix: str | None = None
        self._premiere: str | None = None
        self._zone: str | None = None

    def _noter(self, nom: str, valeur: str) -> None:
        if self.formulaires:
            self.formulaires[-1].setdefault(nom, []).append(valeur)

    def handle_starttag(self, balise: str, attributs: list) -> None:
        lus = dict(attributs)
        nom, valeur = lus.get("name"), lus.get("value") or ""
        if balise == "form":
            self.formulaires.append({})
        elif balise == "select":
            self._choix, self._premiere = nom, None
        elif balise == "option" and self._choix:
            if self._premiere is None:
                self._premiere = valeur
            if "selected" in lus:
                self._noter(self._choix, valeur)
        elif balise == "textarea" and nom:
            self._zone = nom
            self._noter(nom, "")
        elif balise == "input" and nom and nom != "csrfmiddlewaretoken":
            if lus.get("type") not in ("checkbox", "radio", "submit", "file"):
                self._noter(nom, valeur)
            elif "checked" in lus:
                self._noter(nom, lus.get("value") or "on")

    def handle_data(self, texte: str) -> None:
        if self._zone:
            # The first line end is the page's own.
            self.formulaires[-1][self._zone][-1] += texte.removeprefix("\n")

    def handle_endtag(self, balise: str) -> None:
        if balise == "textarea":
            self._zone = None
        elif balise == "select" and self._choix:
            if self._premiere is not None and self._choix not in self.formulaires[-1]:
                self._noter(self._choix, self._premiere)
            self._choix = None


def envoi(page: str, champ: str) -> dict[str, list[str]]:
    """Return what the form that holds ``champ`` would send."""
    lecteur = _Lecteur()
    lecteur.feed(page)
    (trouve,) = [f for f in lecteur.formulaires if champ in f]
    return trouve
