"""Reading the forms of a page out of its HTML, with the place of each field in the text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urljoin, urlsplit

from django.utils.html import escape

#: What was typed, as it was sent: name, values.
Champs = list[list]
#: What is pressed.
BOUTONS = {"submit", "button", "reset", "image"}


@dataclass
class Balise:
    """A start tag, and where it stands in the text; ``suite``: what its element holds (a textarea's text)."""

    nom: str
    attributs: dict[str, str | None]
    debut: int
    fin: int
    suite: int = 0
    options: list["Balise"] = field(default_factory=list)
    #: What is folded around a field: opened when something was typed in it.
    plis: list["Balise"] = field(default_factory=list)

    @property
    def genre(self) -> str:
        return self.nom if self.nom != "input" else (self.attributs.get("type") or "text").lower()

    @property
    def nom_envoye(self) -> str:
        """The name under which a field is sent; "" when it is not."""
        return self.attributs.get("name") or ""

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

    balise: Balise
    adresses: set[str]
    champs: list[Balise] = field(default_factory=list)

    @property
    def se_remplit(self) -> bool:
        """Say whether something is typed or chosen in it: else it is a gesture, its button alone."""
        return any(champ.genre not in {"hidden", *BOUTONS} for champ in self.champs)

    def ressemblance(self, saisis: dict[str, list[str]]) -> tuple[int, int]:
        """Say how much this form is the one that was sent: its hidden values first, then its names."""
        caches = [c for c in self.champs if c.genre == "hidden" and c.nom_envoye in saisis]
        egaux = sum(c.attributs.get("value") in saisis[c.nom_envoye] for c in caches)
        return egaux, len({c.nom_envoye for c in self.champs} & saisis.keys())


class Page(HTMLParser):
    """``formulaires`` of a page, and its ``ouvreurs``: what opens a form in place (``hx-get``)."""

    def __init__(self, texte: str, adresse: str):
        super().__init__()
        self.texte, self.adresse = texte, adresse
        self.formulaires: list[Formulaire] = []
        self.ouvreurs: list[Balise] = []
        self.contenu: int | None = None
        self._ailleurs: list[Balise] = []
        self._lignes = [0]
        for ligne in texte.split("\n"):
            self._lignes.append(self._lignes[-1] + len(ligne) + 1)
        self._formulaire: Formulaire | None = None
        self._choix: Balise | None = None
        self._zone: Balise | None = None
        self._plis: list[Balise] = []
        self.feed(texte)
        par_nom = {f.balise.attributs["id"]: f for f in self.formulaires if f.balise.attributs.get("id")}
        for champ in self._ailleurs:
            if proprietaire := par_nom.get(champ.attributs["form"]):
                proprietaire.champs.append(champ)

    def handle_starttag(self, nom: str, attributs: list) -> None:
        debut = self._position()
        balise = Balise(nom, dict(attributs), debut, debut + len(self.get_starttag_text() or ""))
        if nom == "main":
            self.contenu = balise.fin
        elif nom == "details":
            self._plis.append(balise)
        elif nom == "form":
            self._formulaire = Formulaire(balise, {self._lien(balise.attributs.get("action") or "")})
            if (balise.attributs.get("method") or "get").lower() == "post":
                self.formulaires.append(self._formulaire)
        elif nom == "option" and self._choix:
            self._choix.options.append(balise)
        elif nom in ("input", "select", "textarea", "button") and balise.nom_envoye:
            self._champ(balise)
        for envoi in ("hx-post", "formaction"):
            if self._formulaire and (lien := balise.attributs.get(envoi)):
                self._formulaire.adresses.add(self._lien(lien))
        if "hx-get" in balise.attributs:
            self.ouvreurs.append(balise)

    def handle_endtag(self, nom: str) -> None:
        if nom == "form":
            self._formulaire = None
        elif nom == "select":
            self._choix = None
        elif nom == "details" and self._plis:
            self._plis.pop()
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

    def ouvreur(self, adresse: str) -> Balise | None:
        """Return what opens in place, on this page, the form of ``adresse``."""
        return next((b for b in self.ouvreurs if _meme(adresse, {self._lien(b.attributs["hx-get"] or "")})), None)

    def _champ(self, balise: Balise) -> None:
        balise.plis = list(self._plis)
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


def _meme(adresse: str, adresses: set[str]) -> bool:
    """Say whether ``adresse`` is one of them: the same page, asked with the same parameters."""
    return _comparable(adresse) in {_comparable(autre) for autre in adresses}


def _comparable(adresse: str) -> tuple[str, str]:
    morceaux = urlsplit(adresse)
    return unquote(morceaux.path), unquote(morceaux.query)
