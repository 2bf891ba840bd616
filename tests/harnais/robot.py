"""Somebody who follows everything: links, parts of pages, forms; and notes the planted words that she meets."""

import io
import re
import zipfile
from collections import defaultdict
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from django.db import transaction
from django.test import Client

from tests.harnais.marques import lues

#: Addresses of one shape (the same page for other objects, other values of a parameter) that are followed.
_VARIANTES = 2
#: Addresses of one page, whatever its objects and parameters: a page of filters leads to itself without end.
_PAR_PAGE = 4
# Where one leaves: what comes after would be seen by nobody.
_SORTIES = ("/compte/logout/",)
PARTIE = {"HX-Request": "true"}
_IDENTIFIANT = re.compile(r"/(?:[0-9a-f-]{36}|\d+)(?=/)")


class _Page(HTMLParser):
    """The addresses of a page: ``liens`` to follow, ``parties`` that it loads in place, ``envois`` to post to."""

    def __init__(self, texte: str):
        super().__init__()
        self.liens, self.parties, self.envois = set(), set(), set()
        self._formulaire: tuple[str, str] | None = None
        self._champs: list[tuple[str, str]] = []
        self.feed(texte)

    def handle_starttag(self, balise: str, attributs: list) -> None:
        lus = {nom: valeur or "" for nom, valeur in attributs}
        self.liens |= {lus[nom] for nom in ("href", "hx-get") if nom in lus and balise != "link"}
        self.parties |= {lus["hx-get"]} if "hx-get" in lus else set()
        self.envois |= {lus[nom] for nom in ("hx-post", "formaction") if nom in lus}
        if balise == "form":
            self._formulaire = (lus.get("method", "get").lower(), lus.get("action", ""))
            self._champs = []
        elif balise in ("input", "select", "textarea") and lus.get("name"):
            self._champs.append((lus["name"], ""))

    def handle_endtag(self, balise: str) -> None:
        if balise == "form" and self._formulaire:
            methode, action = self._formulaire
            if methode == "get":
                self.liens.add(f"{action.partition('?')[0]}?{urlencode(self._champs)}")
            else:
                self.envois.add(action)
            self._formulaire = None


class Robot:
    """``vues``: addresses asked; ``lues``: word → where it was read; ``pannes``: addresses that broke down.

    ``rendus``: where the texts of the printed documents come, rendered while she asks for them.
    """

    def __init__(self, client: Client, rendus: list[str]):
        self.client, self.rendus = client, rendus
        self.client.raise_request_exception = False
        self.vues: set[str] = set()
        self.lues: dict[tuple[int, str], set[str]] = defaultdict(set)
        self.pannes: set[str] = set()
        self.parties: set[str] = set()
        self._variantes: dict[tuple, int] = defaultdict(int)
        self._envois: dict[tuple, int] = defaultdict(int)

    def explorer(self, depart: str) -> None:
        """Go everywhere that ``depart`` leads to."""
        a_voir = [depart]
        while a_voir:
            adresse = a_voir.pop()
            if adresse not in self.vues and _encore(self._variantes, adresse):
                a_voir += self._voir(adresse)

    def demander(self, adresses: set[str], parties: set[str]) -> None:
        """Ask for addresses that no link showed her, whole and as parts.

        What may be sent there, and by whom, is the access table's: here one only reads.
        """
        self.parties |= parties
        for adresse in sorted(adresses - self.vues):
            self._lire(adresse)

    def _voir(self, adresse: str) -> list[str]:
        """Read a page, send its forms empty, and return where it leads."""
        suites = []
        for texte, suivante in self._lire(adresse):
            page = _Page(texte if "<" in texte[:2000] else "")
            suites += [suivante, *page.liens]
            self.parties |= {self._du_site(partie, adresse) for partie in page.parties}
            for envoi in page.envois:
                self._envoyer(self._du_site(envoi or adresse, adresse))
        return [lien for suite in suites if (lien := self._du_site(suite, adresse))]

    def _lire(self, adresse: str) -> list[tuple[str, str]]:
        self.vues.add(adresse)
        return [self._demander("get", adresse, e) for e in (({}, PARTIE) if adresse in self.parties else ({},))]

    def _envoyer(self, adresse: str) -> None:
        """Send a form empty, and undo what it may have done."""
        if not adresse or not _encore(self._envois, adresse):
            return
        temoins = self.client.cookies.copy()
        with transaction.atomic():
            self._demander("post", adresse, {})
            transaction.set_rollback(True)
        self.client.cookies = temoins

    def _demander(self, methode: str, adresse: str, entetes: dict) -> tuple[str, str]:
        self.rendus.clear()
        reponse = getattr(self.client, methode)(adresse, headers=entetes)
        contenu = b"".join(reponse.streaming_content) if reponse.streaming else reponse.content
        suite = reponse.headers.get("Location", "") or reponse.headers.get("HX-Redirect", "")
        if reponse.status_code >= 500 and not adresse.startswith("/sante/"):
            self.pannes.add(f"{methode} {adresse} : {reponse.exc_info and reponse.exc_info[1]!r}")
        texte = _texte(contenu)
        # Everything that reaches the browser: the body, the headers, the name of a file.
        for marque in lues("\n".join([texte, str(reponse.headers), *self.rendus])):
            self.lues[marque].add(f"{methode} {adresse}")
        return texte, suite

    @staticmethod
    def _du_site(lien: str, page: str) -> str:
        """Return the address on this site, without its anchor; "" for what is not to be followed."""
        morceaux = urlsplit(urljoin(f"http://testserver{page}", lien))
        if not lien or lien.startswith(("#", "mailto:", "tel:")) or morceaux.netloc != "testserver":
            return ""
        if morceaux.path.startswith(("/static/", *_SORTIES)):
            return ""
        return morceaux.path + (f"?{morceaux.query}" if morceaux.query else "")


def _encore(comptes: dict[tuple, int], adresse: str) -> bool:
    """Say whether few addresses of this shape were counted yet, and count this one."""
    morceaux = urlsplit(adresse)
    chemin = _IDENTIFIANT.sub("/*", morceaux.path)
    forme = (chemin, *sorted(nom for nom, _ in parse_qsl(morceaux.query, keep_blank_values=True)))
    comptes[forme] += 1
    comptes[chemin] += 1
    return comptes[forme] <= _VARIANTES and comptes[chemin] <= _PAR_PAGE


def _texte(contenu: bytes) -> str:
    """Return what can be read of an answer; of an archive (a spreadsheet), its members."""
    if contenu.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(contenu)) as archive:
            return "\n".join(archive.read(nom).decode(errors="ignore") for nom in archive.namelist())
    return contenu.decode(errors="ignore")
