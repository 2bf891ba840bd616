"""Putting what somebody typed back in the form of a page, field by field, as her browser would show it.

The page is read as HTML, whatever made its form: no form of the house has anything to do for it, nor can forget it.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

from django.utils.html import escape

#: What was typed, as it was sent: name, values.
Champs = list[list]
#: Types of inputs that nothing is put in: a press, a file (a browser forbids it), a secret.
_BOUTONS = {"submit", "button", "reset", "image"}
_JAMAIS = {*_BOUTONS, "file", "password"}


@dataclass
class _Balise:
    """A start tag, and where it stands in the text; ``suite``: what its element holds (a textarea's text)."""

    nom: str
    attributs: dict[str, str | None]
    debut: int
    fin: int
    suite: int = 0
    options: list["_Balise"] = field(default_factory=list)

    @property
    def genre(self) -> str:
        return self.nom if self.nom != "input" else (self.attributs.get("type") or "text").lower()

    def avec(self, **changes: str | None) -> str:
        """Return the tag with these attributes; None takes one away, "" writes it alone."""
        attributs = {**self.attributs, **changes}
        ecrits = (
            f' {nom}="{escape(v)}"' if v else f" {nom}" for nom, v in attributs.items() if nom not in _retires(changes)
        )
        return f"<{self.nom}{''.join(ecrits)}>"


def _retires(changes: dict) -> set[str]:
    return {nom for nom, valeur in changes.items() if valeur is None}


@dataclass
class Formulaire:
    """A form of a page that writes: the addresses it sends to, its fields."""

    balise: _Balise
    adresses: set[str]
    champs: list[_Balise] = field(default_factory=list)

    def ressemblance(self, saisis: dict[str, list[str]]) -> tuple[int, int]:
        """Say how much this form is the one that was sent: its hidden values first, then its names."""
        caches = [c for c in self.champs if c.genre == "hidden" and c.attributs.get("name") in saisis]
        egaux = sum(c.attributs.get("value") in saisis[c.attributs["name"]] for c in caches)
        return egaux, len({c.attributs["name"] for c in self.champs} & saisis.keys())


class Page(HTMLParser):
    """``formulaires`` of a page, and its ``ouvreurs``: what opens a form in place (``hx-get``)."""

    def __init__(self, texte: str, adresse: str):
        super().__init__()
        self.texte, self.adresse = texte, adresse
        self.formulaires: list[Formulaire] = []
        self.ouvreurs: list[_Balise] = []
        self.contenu: int | None = None
        self._ailleurs: list[_Balise] = []
        self._lignes = [0]
        for ligne in texte.split("\n"):
            self._lignes.append(self._lignes[-1] + len(ligne) + 1)
        self._formulaire: Formulaire | None = None
        self._choix: _Balise | None = None
        self._zone: _Balise | None = None
        self.feed(texte)
        par_nom = {f.balise.attributs["id"]: f for f in self.formulaires if f.balise.attributs.get("id")}
        for champ in self._ailleurs:
            if proprietaire := par_nom.get(champ.attributs["form"]):
                proprietaire.champs.append(champ)

    def handle_starttag(self, nom: str, attributs: list) -> None:
        debut = self._position()
        balise = _Balise(nom, dict(attributs), debut, debut + len(self.get_starttag_text()))
        if nom == "main":
            self.contenu = balise.fin
        elif nom == "form":
            self._formulaire = Formulaire(balise, {self._lien(balise.attributs.get("action") or "")})
            if (balise.attributs.get("method") or "get").lower() == "post":
                self.formulaires.append(self._formulaire)
        elif nom == "option" and self._choix:
            self._choix.options.append(balise)
        elif nom in ("input", "select", "textarea", "button") and balise.attributs.get("name"):
            self._champ(balise)
        for envoi in ("hx-post", "formaction"):
            if self._formulaire and balise.attributs.get(envoi):
                self._formulaire.adresses.add(self._lien(balise.attributs[envoi]))
        if "hx-get" in balise.attributs:
            self.ouvreurs.append(balise)

    def handle_endtag(self, nom: str) -> None:
        if nom == "form":
            self._formulaire = None
        elif nom == "select":
            self._choix = None
        elif nom == "textarea" and self._zone:
            self._zone.suite = self._position()
            self._zone = None

    def trouver(self, adresse: str, champs: Champs) -> Formulaire | None:
        """Return the form of this page that had sent ``champs`` to ``adresse``, the most alike if there are several."""
        saisis = dict(champs)
        memes = [f for f in self.formulaires if _meme(adresse, f.adresses)]
        formulaire = max(memes, key=lambda f: f.ressemblance(saisis), default=None)
        if formulaire is None or (saisis and not formulaire.ressemblance(saisis)[1]):
            return None
        return formulaire

    def ouvreur(self, adresse: str) -> _Balise | None:
        """Return what opens in place, on this page, the form of ``adresse``."""
        return next((b for b in self.ouvreurs if _meme(adresse, {self._lien(b.attributs["hx-get"] or "")})), None)

    def _champ(self, balise: _Balise) -> None:
        if balise.nom == "select":
            self._choix = balise
        if balise.nom == "textarea":
            self._zone = balise
        if balise.attributs.get("form"):
            self._ailleurs.append(balise)
        elif self._formulaire:
            self._formulaire.champs.append(balise)

    def _lien(self, lien: str) -> str:
        return urljoin(self.adresse, lien) if lien else self.adresse

    def _position(self) -> int:
        ligne, colonne = self.getpos()
        return self._lignes[ligne - 1] + colonne


@dataclass
class Remplissage:
    """``html``: the page; ``restes``: what was typed and has no place in the form as it is now."""

    html: str
    restes: Champs


def remplir(page: Page, formulaire: Formulaire, champs: Champs, avis: Callable[[Champs], str]) -> Remplissage:
    """Put ``champs`` in ``formulaire``; ``avis(restes)`` is what is written at its head."""
    saisis = {nom: list(valeurs) for nom, valeurs in champs}
    retouches = []
    for champ in formulaire.champs:
        retouches += _retouches(champ, saisis)
    boutons = {c.attributs["name"] for c in formulaire.champs if c.genre in _BOUTONS or c.nom == "button"}
    restes = [[nom, valeurs] for nom, valeurs in saisis.items() if valeurs and nom not in boutons]
    retouches.append((formulaire.balise.fin, formulaire.balise.fin, avis(restes)))
    return Remplissage(ecrire(page.texte, retouches), restes)


def ecrire(texte: str, retouches: list[tuple[int, int, str]]) -> str:
    """Return ``texte`` with each (start, end, new text) in place."""
    for debut, fin, nouveau in sorted(retouches, reverse=True):
        texte = texte[:debut] + nouveau + texte[fin:]
    return texte


def _retouches(champ: _Balise, saisis: dict[str, list[str]]) -> list[tuple[int, int, str]]:
    """Return what changes in one field; the values that found their place leave ``saisis``."""
    nom, genre = champ.attributs["name"], champ.genre
    if champ.nom == "button" or genre in _JAMAIS or "disabled" in champ.attributs:
        return []
    valeurs = saisis.get(nom, [])
    if genre in ("checkbox", "radio"):
        # What is not ticked is not sent: absent, it was not ticked.
        coche = _prendre(valeurs, champ.attributs.get("value") or "on")
        return [(champ.debut, champ.fin, champ.avec(checked="" if coche else None))]
    if champ.nom == "select":
        if not valeurs and "multiple" not in champ.attributs:
            return []
        pris = [(o, _prendre(valeurs, o.attributs.get("value") or "")) for o in champ.options]
        return [(o.debut, o.fin, o.avec(selected="" if choisie else None)) for o, choisie in pris]
    if not valeurs:
        return []
    valeur = valeurs.pop(0)
    if champ.nom == "textarea":
        # The first line break after the tag is not part of the text.
        return [(champ.fin, champ.suite, f"\n{escape(valeur)}")]
    return [(champ.debut, champ.fin, champ.avec(value=valeur or None))]


def _prendre(valeurs: list[str], valeur: str) -> bool:
    if valeur not in valeurs:
        return False
    valeurs.remove(valeur)
    return True


def _meme(adresse: str, adresses: set[str]) -> bool:
    """Say whether ``adresse`` is one of them: the same page, asked with the same parameters."""
    return _comparable(adresse) in {_comparable(autre) for autre in adresses}


def _comparable(adresse: str) -> tuple[str, str]:
    morceaux = urlsplit(adresse)
    return unquote(morceaux.path), unquote(morceaux.query)
