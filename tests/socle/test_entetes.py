"""Headers and markup of every answer: nothing inline runs, nothing is framed, nothing leaks."""

import re

import pytest

PUBLIQUES = ["/compte/login/", "/compte/signup/", "/compte/password/reset/", "/accessibilite/", "/nulle-part/"]
INTERNES = ["/mon-compte/", "/equipe/", "/compte/2fa/", "/compte/password/change/"]


@pytest.mark.parametrize("chemin", [*PUBLIQUES, *INTERNES])
def test_a_page_runs_nothing_inline(connecter, coordinatrice, chemin):
    reponse = connecter(None if chemin in PUBLIQUES else coordinatrice).get(chemin)
    page = reponse.content.decode()
    politique = reponse.headers["Content-Security-Policy"]
    assert "unsafe" not in politique
    assert "script-src 'self'" in politique
    executables = re.findall(r"<script(?![^>]*\b(?:src=|type=\"application/json\"))[^>]*>", page)
    assert executables == []
    assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:", page)


@pytest.mark.parametrize(
    ("entete", "valeur"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("X-Frame-Options", "DENY"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
    ],
)
@pytest.mark.parametrize("chemin", ["/compte/login/", "/nulle-part/", "/sante/"])
def test_every_answer_carries_the_protections(client, db, monkeypatch, chemin, entete, valeur):
    monkeypatch.setattr("cirj.socle.etat_des_parties.ouvrier_repond", lambda: True)
    assert client.get(chemin).headers[entete] == valeur


def test_the_browser_is_asked_for_no_camera_nor_position(client, db):
    politique = client.get("/compte/login/").headers["Permissions-Policy"]
    assert "camera=()" in politique
    assert "geolocation=()" in politique
    assert "publickey-credentials-get=(self)" in politique


def test_the_cookies_are_closed_to_scripts_and_other_sites(client, coordinatrice):
    from tests.harnais.troupe import MOT_DE_PASSE

    client.post("/compte/login/", {"login": coordinatrice.email, "password": MOT_DE_PASSE})
    for nom in ("session", "csrf"):
        assert client.cookies[nom]["httponly"]
        assert client.cookies[nom]["samesite"] == "Lax"


def test_a_page_of_a_person_logged_in_is_not_kept_by_the_browser(client, db):
    assert "no-store" in client.get("/compte/login/").headers["Cache-Control"]


def test_a_page_of_an_account_stays_out_of_shared_caches_and_apart_from_its_parts(connecter, coordinatrice, objets):
    for adresse in (f"/importations/{objets['importee'].pk}/", f"/rapports/{objets['rapport'].pk}/", "/personnes/"):
        reponse = connecter(coordinatrice).get(adresse)
        assert reponse.headers["Cache-Control"] == "private, no-cache"
        assert {"Cookie", "HX-Request"} <= set(reponse.headers["Vary"].split(", "))
