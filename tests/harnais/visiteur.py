"""A visitor of a real server, behind the proxy that carries the certificate: cookies, tokens and redirections."""

import contextlib
import http.client
import re
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit


@dataclass
class Page:
    """What was answered last, redirections followed; ``chemin`` is where they led."""

    chemin: str
    statut: int
    corps: bytes

    @property
    def texte(self) -> str:
        return self.corps.decode()


class Visiteur:
    """``ecoute``: the server's host and port; ``hote``: the name it is asked under."""

    def __init__(self, ecoute: str, hote: str):
        self.ecoute, self.hote = ecoute, hote
        self.cookies: dict[str, str] = {}

    def repond(self, chemin: str) -> bool:
        with contextlib.suppress(OSError):
            return bool(self._demander("GET", chemin, {})[0].status)
        return False

    def aller(self, chemin: str) -> Page:
        return self._suivre("GET", chemin, {})

    def envoyer(self, chemin: str, champs: dict[str, str]) -> Page:
        """Open the page, fill in its form with ``champs``, send it."""
        return self.repondre(self.aller(chemin), champs)

    def repondre(self, page: Page, champs: dict[str, str]) -> Page:
        """Fill in the form of a page that is open, and send it."""
        jeton = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.texte)
        assert jeton, page.texte
        return self._suivre("POST", page.chemin, {"csrfmiddlewaretoken": jeton[1], **champs})

    def _suivre(self, methode: str, chemin: str, champs: dict[str, str]) -> Page:
        for _ in range(6):
            reponse, corps = self._demander(methode, chemin, champs)
            if reponse.status not in (301, 302, 303):
                return Page(chemin, reponse.status, corps)
            lu = urlsplit(reponse.headers["Location"])
            methode, champs, chemin = "GET", {}, lu._replace(scheme="", netloc="").geturl() or "/"
        raise AssertionError(f"Trop de redirections, la dernière vers {chemin}.")

    def _demander(self, methode: str, chemin: str, champs: dict[str, str]) -> tuple[http.client.HTTPResponse, bytes]:
        connexion = http.client.HTTPConnection(self.ecoute, timeout=60)
        entetes = {"Host": self.hote, "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
        if self.cookies:
            entetes["Cookie"] = "; ".join(f"{nom}={valeur}" for nom, valeur in self.cookies.items())
        if methode == "POST":
            entetes |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"https://{self.hote}{chemin}"}
        try:
            connexion.request(methode, chemin, urlencode(champs) if champs else None, entetes)
            reponse = connexion.getresponse()
            corps = reponse.read()
        finally:
            connexion.close()
        for recu in reponse.headers.get_all("Set-Cookie") or []:
            nom, _, valeur = recu.split(";")[0].partition("=")
            self.cookies[nom] = valeur
        return reponse, corps
