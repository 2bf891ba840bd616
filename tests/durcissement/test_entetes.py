"""Every answer of the site carries the protections: pages, files, redirections, refusals."""

import re

import pytest

pytestmark = pytest.mark.django_db

ENTETES = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
#: What the policy of a page says at least; a file to be saved has a stricter one (``sandbox``).
DIRECTIVES = {
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'self'",
}
EN_LIGNE = re.compile(
    r"<style\b|\sstyle\s*=\s*[\"']|\son[a-z]+\s*=\s*[\"']|(?:href|src|action)\s*=\s*[\"']?javascript:", re.I
)
SCRIPT_EN_LIGNE = re.compile(r"<script(?![^>]*\b(?:src=|type=\"application/json\"))", re.I)


def manques(reponse) -> list[str]:
    """Return what an answer lacks, in words."""
    trouves = [f"{nom} : {reponse.headers.get(nom)}" for nom, v in ENTETES.items() if reponse.headers.get(nom) != v]
    politique = reponse.headers.get("Content-Security-Policy", "")
    if "unsafe" in politique or "*" in politique:
        trouves.append(f"politique trop large : {politique}")
    if not politique.startswith("sandbox") and not set(politique.split("; ")) >= DIRECTIVES:
        trouves.append(f"politique incomplète : {politique}")
    if "camera=()" not in reponse.headers.get("Permissions-Policy", ""):
        trouves.append("Permissions-Policy absente")
    if reponse.headers.get("Content-Type", "").startswith("text/html"):
        trouves += [f"en ligne : {m[0]}" for m in EN_LIGNE.finditer(reponse.texte)]
        trouves += ["script en ligne" for _ in SCRIPT_EN_LIGNE.finditer(reponse.texte)]
    return trouves


@pytest.mark.parametrize("qui", ["celle à qui l'adresse est ouverte", "anonyme"])
def test_every_answer_of_the_table_is_protected(adresses, demander, qui):
    constats = {}
    for adresse in adresses:
        agent = None if qui == "anonyme" else adresse.agent
        constats[adresse.methode, adresse.nom] = manques(demander(agent, adresse.methode, adresse.url, adresse.donnees))
    assert len(constats) > 60
    assert {nom: trouves for nom, trouves in constats.items() if trouves} == {}


def test_refusals_are_protected_too(adresses, demander, prefecture):
    constats = {}
    for adresse in adresses:
        reponse = demander(prefecture, "GET", adresse.url)
        constats[adresse.nom, reponse.status_code] = manques(reponse)
    assert {403, 404, 405} <= {statut for _, statut in constats}
    assert {nom: trouves for nom, trouves in constats.items() if trouves} == {}


def test_a_page_is_kept_by_nobody_but_its_reader(adresses, demander):
    """A page of an account: never in a shared cache; a file or an account's page, in none."""
    politiques = {}
    for adresse in adresses:
        reponse = demander(adresse.agent, adresse.methode, adresse.url, adresse.donnees)
        if reponse.status_code < 500:
            politiques[adresse.methode, adresse.nom] = reponse.headers.get("Cache-Control", "")
    assert {nom: p for nom, p in politiques.items() if "private" not in p and "no-store" not in p} == {}
    assert {nom: p for nom, p in politiques.items() if "public" in p} == {}
    assert "no-store" in politiques["GET", "document"]
