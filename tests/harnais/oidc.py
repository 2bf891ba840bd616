"""A small OpenID Connect provider that speaks as ProConnect does, and lies when a test asks it to."""

import base64
import json
import secrets
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from django.conf import settings as reglages

CLIENT, SECRET = "cir-j-essai", "secret-de-l-essai-0123456789abcdef"
#: What ProConnect accepts in an authorization request; anything else is refused.
PARAMETRES = {"response_type", "client_id", "redirect_uri", "scope", "claims", "state", "nonce"}


class Fournisseur:
    """``personne``: what the user information says. ``faute``: which lie is told. ``recues``: the requests read."""

    def __init__(self):
        self.personne = {
            "sub": "sub-1",
            "email": "intervenante@example.org",
            "given_name": "Test",
            "usual_name": "Intervenante",
            "siret": "12345678901234",
            "uid": "1",
        }
        self.amr, self.faute, self.algorithme = ["pwd"], "", "RS256"
        self.recues: list[tuple[str, dict]] = []
        self.codes: dict[str, dict] = {}
        self.cles = {
            "RS256": rsa.generate_private_key(public_exponent=65537, key_size=2048),
            "ES256": ec.generate_private_key(ec.SECP256R1()),
        }
        self.intruse = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.serveur = ThreadingHTTPServer(("127.0.0.1", 0), type("Reponses", (_Reponses,), {"fournisseur": self}))
        self.adresse = f"http://127.0.0.1:{self.serveur.server_port}/api/v2"
        threading.Thread(target=self.serveur.serve_forever, args=[0.01], daemon=True).start()

    def jeton(self, contenu: dict, faute: str = "") -> str:
        algorithme = "HS256" if faute == "secret" else self.algorithme
        cle = {"signature": self.intruse, "secret": SECRET}.get(faute, self.cles[self.algorithme])
        if faute == "signature":
            algorithme = "RS256"
        if faute == "aucune":
            entete = {"alg": "none", "kid": self.algorithme}
            parties = [base64.urlsafe_b64encode(json.dumps(p).encode()).decode().rstrip("=") for p in (entete, contenu)]
            return ".".join([*parties, ""])
        return jwt.encode(contenu, cle, algorithm=algorithme, headers={"kid": self.algorithme})

    def jwks(self) -> dict:
        publiques = []
        for nom, cle in self.cles.items():
            classe = jwt.algorithms.RSAAlgorithm if nom == "RS256" else jwt.algorithms.ECAlgorithm
            publiques.append({**json.loads(classe.to_jwk(cle.public_key())), "kid": nom, "use": "sig", "alg": nom})
        return {"keys": publiques}

    def identite(self, demande: dict) -> str:
        jour = int(time.time())
        contenu = {
            "iss": self.adresse,
            "aud": CLIENT,
            "sub": self.personne["sub"],
            "iat": jour,
            "exp": jour + 60,
            "nonce": demande["nonce"],
            "amr": self.amr,
        }
        mensonges = {
            "nonce": {"nonce": "un-autre-nonce-de-trente-deux-caracteres"},
            "destinataire": {"aud": "un-autre-service"},
            "emetteur": {"iss": "https://ailleurs.example"},
            "perime": {"iat": jour - 900, "exp": jour - 600},
        }
        contenu.update(mensonges.get(self.faute, {}))
        if self.faute == "sans-nonce":
            del contenu["nonce"]
        return self.jeton(contenu, self.faute)

    def informations(self) -> tuple[str, str]:
        """Return the body and the type of the user information."""
        personne = {**self.personne, "iss": self.adresse, "aud": CLIENT}
        if self.faute == "info-autre":
            personne["sub"] = "sub-9"
        if self.faute == "info-destinataire":
            personne["aud"] = "un-autre-service"
        if self.faute == "info-en-clair":
            return json.dumps(personne), "application/json"
        return self.jeton(personne, "signature" if self.faute == "info-signature" else ""), "application/jwt"


class _Reponses(BaseHTTPRequestHandler):
    fournisseur: Fournisseur

    def log_message(self, *args) -> None:
        """Say nothing: the tests read ``recues``."""

    def do_GET(self) -> None:
        chemin = urlsplit(self.path)
        parametres = {cle: valeurs[0] for cle, valeurs in parse_qs(chemin.query).items()}
        self.fournisseur.recues.append((chemin.path, parametres))
        base = self.fournisseur.adresse
        match chemin.path.removeprefix("/api/v2"):
            case "/.well-known/openid-configuration":
                self._json(
                    {
                        "issuer": base,
                        "authorization_endpoint": f"{base}/authorize",
                        "token_endpoint": f"{base}/token",
                        "userinfo_endpoint": f"{base}/userinfo",
                        "jwks_uri": f"{base}/jwks",
                        "end_session_endpoint": f"{base}/session/end",
                    }
                )
            case "/jwks":
                self._json(self.fournisseur.jwks())
            case "/authorize":
                self._autoriser(parametres)
            case "/userinfo":
                permis = self.headers.get("Authorization", "") == "Bearer acces"
                self._repondre(*self.fournisseur.informations()) if permis else self.send_error(401)
            case "/session/end":
                retour = f"{parametres['post_logout_redirect_uri']}?{urlencode({'state': parametres['state']})}"
                self._vers(retour)
            case _:
                self.send_error(404)

    def do_POST(self) -> None:
        recu = self.rfile.read(int(self.headers["Content-Length"])).decode()
        corps = {cle: valeurs[0] for cle, valeurs in parse_qs(recu).items()}
        demande = self.fournisseur.codes.pop(corps.get("code", ""), None)
        # A code serves once, to the service that asked, which knows its secret.
        if (
            demande is None
            or (corps.get("client_id"), corps.get("client_secret")) != (CLIENT, SECRET)
            or corps.get("redirect_uri") != demande["redirect_uri"]
        ):
            self._json({"error": "invalid_grant"}, 400)
            return
        self._json(
            {
                "access_token": "acces",
                "token_type": "Bearer",
                "expires_in": 60,
                "id_token": self.fournisseur.identite(demande),
            }
        )

    def _autoriser(self, parametres: dict) -> None:
        longs = all(len(parametres.get(nom, "")) >= 32 for nom in ("state", "nonce"))
        if set(parametres) - PARAMETRES or parametres.get("client_id") != CLIENT or not longs:
            self._repondre("Y000400", "text/plain", 400)
            return
        if self.fournisseur.faute == "annulee":
            self._vers(
                f"{parametres['redirect_uri']}?{urlencode({'error': 'access_denied', 'state': parametres['state']})}"
            )
            return
        code = secrets.token_urlsafe(16)
        self.fournisseur.codes[code] = parametres
        self._vers(f"{parametres['redirect_uri']}?{urlencode({'code': code, 'state': parametres['state']})}")

    def _vers(self, adresse: str) -> None:
        self.send_response(303)
        self.send_header("Location", adresse)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _json(self, contenu: dict, statut: int = 200) -> None:
        self._repondre(json.dumps(contenu), "application/json", statut)

    def _repondre(self, corps: str, genre: str, statut: int = 200) -> None:
        octets = corps.encode()
        self.send_response(statut)
        self.send_header("Content-Type", genre)
        self.send_header("Content-Length", str(len(octets)))
        self.end_headers()
        self.wfile.write(octets)


@pytest.fixture
def fournisseur(settings) -> Fournisseur:
    """A provider, and the service registered with it."""
    service = Fournisseur()
    settings.PROCONNECT_URL = service.adresse
    settings.PROCONNECT_CLIENT_ID, settings.PROCONNECT_CLIENT_SECRET = CLIENT, SECRET
    politique = reglages.CONTENT_SECURITY_POLICY
    directives = {**politique["DIRECTIVES"], "form-action": ["'self'", service.adresse.removesuffix("/api/v2")]}
    settings.CONTENT_SECURITY_POLICY = {**politique, "DIRECTIVES": directives}
    yield service
    service.serveur.shutdown()
    service.serveur.server_close()
