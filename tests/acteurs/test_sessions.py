"""« Mes sessions »: seen and ended by their owner, and by nobody else."""

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client

from acteurs.comptes.sessions import appareil
from acteurs.tasks import oublier_sessions_perimees
from tests.harnais.troupe import MOT_DE_PASSE

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1"


def entrer(agent, navigateur: str, adresse: str = "192.0.2.1") -> Client:
    client = Client(headers={"User-Agent": navigateur}, REMOTE_ADDR=adresse)
    client.post("/compte/login/", {"login": agent.email, "password": MOT_DE_PASSE})
    return client


def test_each_open_session_is_listed_with_its_device_and_address(intervenante):
    ici = entrer(intervenante, FIREFOX)
    entrer(intervenante, IPHONE, "2001:db8::7")
    page = ici.get("/mon-compte/sessions/").content.decode()
    assert "à 2 endroits" in page
    assert "Firefox sur Windows" in page
    assert "Safari sur un iPhone" in page
    assert "2001:db8::7" in page
    assert page.count("Fermer cette session") == 1


def test_a_session_ended_from_elsewhere_opens_nothing_any_more(intervenante):
    ici, ailleurs = entrer(intervenante, FIREFOX), entrer(intervenante, IPHONE)
    autre = UserSession.objects.get(user_agent=IPHONE)
    ici.post(f"/mon-compte/sessions/{autre.pk}/fermer/")
    assert ailleurs.get("/mon-compte/").status_code == 302
    assert ici.get("/mon-compte/").status_code == 200
    assert not Session.objects.filter(pk=autre.session_key).exists()


def test_all_the_others_are_ended_at_once(intervenante):
    ici, deux, trois = (entrer(intervenante, FIREFOX) for _ in range(3))
    ici.post("/mon-compte/sessions/fermer/")
    assert [client.get("/mon-compte/").status_code for client in (ici, deux, trois)] == [200, 302, 302]
    assert "ici seulement" in ici.get("/mon-compte/sessions/").content.decode()


def test_the_session_of_somebody_else_is_neither_seen_nor_ended(intervenante, coordinatrice):
    sienne, autre = entrer(coordinatrice, IPHONE, "192.0.2.99"), entrer(intervenante, FIREFOX)
    assert "192.0.2.99" not in autre.get("/mon-compte/sessions/").content.decode()
    pk = UserSession.objects.get(user=coordinatrice).pk
    assert autre.post(f"/mon-compte/sessions/{pk}/fermer/").status_code == 404
    autre.post("/mon-compte/sessions/fermer/")
    assert sienne.get("/mon-compte/").status_code == 200


def test_a_session_left_is_listed_no_more(intervenante):
    ici, ailleurs = entrer(intervenante, FIREFOX), entrer(intervenante, IPHONE)
    ailleurs.post("/compte/logout/")
    assert "iPhone" not in ici.get("/mon-compte/sessions/").content.decode()
    oublier_sessions_perimees()
    assert UserSession.objects.count() == 1


def test_the_key_of_a_session_changes_at_the_login(intervenante, client):
    """Whoever planted a session in the browser before the login holds nothing after it."""
    client.get("/compte/login/")
    session = client.session
    session["plante"] = "oui"
    session.save()
    avant = session.session_key
    client.cookies["session"] = avant
    client.post("/compte/login/", {"login": intervenante.email, "password": MOT_DE_PASSE})
    assert client.cookies["session"].value != avant
    assert not Session.objects.filter(pk=avant).exists()
    voleuse = Client()
    voleuse.cookies["session"] = avant
    assert voleuse.get("/mon-compte/").status_code == 302


@pytest.mark.parametrize(
    ("annonce", "nom"),
    [
        (FIREFOX, "Firefox sur Windows"),
        (IPHONE, "Safari sur un iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge sur Linux"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome sur un téléphone Android"),
        ("<script>", "Navigateur inconnu"),
        ("", "Navigateur inconnu"),
    ],
)
def test_a_device_is_named_in_words(annonce, nom):
    assert appareil(annonce) == nom
